import type { ViewChange } from './view-change';

/** The checks in the order in which a failure of one explains those of the next. */
export const CHECK_IDS = [
  'prometheus',
  'prometheus-api',
  'clock',
  'lmdeploy',
  'scrape-job',
  'targets',
  'metrics',
  'late-samples',
  'selection',
  'range',
  'ranks',
  'same-server',
  'balancer',
  'scrape-cost',
  'engine',
  'gauges',
  'version',
  'warnings',
  'traffic',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** `note`: worth to know, nothing is broken. `unknown`: could not be checked, because an earlier check failed. */
export type VerdictState = 'ok' | 'fault' | 'note' | 'unknown';

/** Something to do, with a command or a snippet to copy. */
export interface Todo {
  readonly text: string;
  readonly code: string | null;
}

/** What one check found, in the language of the words that it was given. */
export interface Verdict {
  readonly id: CheckId;
  readonly state: VerdictState;
  readonly seen: string;
  /** Empty where `seen` says it all. */
  readonly means: string;
  readonly todo: readonly Todo[];
  /** What the page can do about it with one click. */
  readonly actions: readonly { readonly label: string; readonly view: ViewChange }[];
}

/** The sentences of a verdict, without code. */
export interface Says {
  readonly seen: string;
  readonly means?: string;
  readonly todo?: readonly string[];
}

/**
 * A verdict from its sentences.
 * @param codes the command or snippet of each thing to do, in order; null for none
 */
export const verdict = (
  id: CheckId,
  state: VerdictState,
  { seen, means = '', todo = [] }: Says,
  codes: readonly (string | null)[] = [],
  actions: Verdict['actions'] = [],
): Verdict => ({
  id,
  state,
  seen,
  means,
  todo: todo.map((text, index) => ({ text, code: codes[index] ?? null })),
  actions,
});
