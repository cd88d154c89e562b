import { VIEW_ATTRIBUTES } from '../url/view-attributes';

/** Attributes that are no part of the view. */
export const OTHER_ATTRIBUTES = ['prometheus', 'theme', 'panel', 'kiosk'] as const;

export const ATTRIBUTE_NAMES: readonly string[] = [
  ...VIEW_ATTRIBUTES.map(({ attribute }) => attribute),
  ...OTHER_ATTRIBUTES,
];

/** `sloTtft` for `slo-ttft`. */
export const propertyOf = (attribute: string): string =>
  attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * The query string of a link that says what attributes say.
 * @param read the text of an attribute, or null
 */
export function searchOf(read: (attribute: string) => string | null): string {
  const params = new URLSearchParams();
  for (const { attribute, parameter, isList } of VIEW_ATTRIBUTES) {
    const text = read(attribute);
    if (text === null || text.trim() === '') continue;
    const values = isList ? text.split(',').map((value) => value.trim()) : [text.trim()];
    for (const value of values) if (value !== '') params.append(parameter, value);
  }
  return params.toString();
}
