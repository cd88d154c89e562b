import { PARAMETERS } from '../../url/parameters';
import type { Parameter } from '../../url/parameter';
import type { View } from '../../url/view';
import { VIEW_ATTRIBUTES } from '../../url/view-attributes';
import { propertyOf } from '../attributes';
import type { FrameSettings } from '../frame-types';

interface Setting {
  readonly field: keyof View;
  readonly isList: boolean;
}

/** What a host can set, by name: a Map, because the names come from messages. */
const SETTINGS: ReadonlyMap<string, Setting> = new Map(
  [...VIEW_ATTRIBUTES, { attribute: 'theme', field: 'theme' } as const].map((entry): [string, Setting] => [
    propertyOf(entry.attribute),
    { field: entry.field, isList: 'isList' in entry },
  ]),
);

/** More or longer values than this are a mistake. */
const MOST_VALUES = 500;
const LONGEST_VALUE = 500;

const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_VALUE;

/** The texts that a link would have for a value; null where it is of a wrong kind. */
function textsOf(value: unknown, isList: boolean): readonly string[] | null {
  if (isList) {
    if (!Array.isArray(value) || value.length > MOST_VALUES) return null;
    return value.every(isShort) ? value : null;
  }
  if (typeof value === 'number') return [String(value)];
  return isShort(value) ? [value] : null;
}

/** The fields of the view that settings say, by the same rules as in a link; or the name of the first wrong setting. */
export function patchOf(detail: object, defaults: View): Partial<View> | { readonly wrong: string } {
  const fields: [keyof View, unknown][] = [];
  for (const name in detail) {
    const setting = SETTINGS.get(name);
    const value: unknown = Reflect.get(detail, name);
    if (!setting) return { wrong: name };
    const { field, isList } = setting;
    const texts = value === null ? null : textsOf(value, isList);
    if (texts === null && value !== null) return { wrong: name };
    const parsed = texts === null ? defaults[field] : PARAMETERS[field].parse(texts);
    if (parsed === undefined) return { wrong: name };
    fields.push([field, parsed]);
  }
  return Object.fromEntries(fields);
}

/** The settings that are in force. */
export const settingsOf = (view: View): FrameSettings =>
  Object.fromEntries(
    [...SETTINGS].map(([name, { field, isList }]) => {
      if (isList || typeof view[field] === 'number') return [name, view[field]];
      // The parameter of a field takes the values of that field.
      const [text = null] = (PARAMETERS[field] as Parameter<unknown>).print(view[field]);
      return [name, text];
    }),
  );
