import { PARAMETERS } from './parameters';
import type { Parameter } from './parameter';
import type { View } from './view';
import { VIEW_ATTRIBUTES } from './view-attributes';

/** An attribute and its new text; null removes it. */
export type Reflected = readonly [attribute: string, text: string | null];

const THEME = { attribute: 'theme', field: 'theme' } as const;

/** The attributes that say what a person changed in the view. */
export function reflectedChanges(before: View, now: View, defaults: View): Reflected[] {
  return [...VIEW_ATTRIBUTES, THEME].flatMap(({ attribute, field }): Reflected[] => {
    // The parameter of a field takes the values of that field.
    const { isEqual, print } = PARAMETERS[field] as Parameter<unknown>;
    if (isEqual(before[field], now[field])) return [];
    const isDefault = isEqual(now[field], defaults[field]);
    return [[attribute, isDefault ? null : print(now[field]).join(',')]];
  });
}
