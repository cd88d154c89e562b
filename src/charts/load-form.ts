import type { Heating } from './picture';
import type { LaterForms } from './shape/shape-of';

/** The code of a form that the first picture does not need. */
export interface LoadedForm {
  readonly forms: LaterForms;
  /** For a heatmap, otherwise null. */
  readonly heating: Heating | null;
}

/** Before a form is loaded. */
export const NOTHING_LOADED: LoadedForm = { forms: {}, heating: null };

/** @throws what a failed import throws */
export async function loadForm(form: keyof LaterForms): Promise<LoadedForm> {
  if (form === 'stack') {
    const { stackShape } = await import('./shape/stack-shape');
    return { forms: { stack: stackShape }, heating: null };
  }
  const { HEAT_FORM, HEATING } = await import('./heating');
  return { forms: HEAT_FORM, heating: HEATING };
}
