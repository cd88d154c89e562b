import type { View } from '../url/view';

/** An attribute of the elements that says a part of the view. */
interface ViewAttribute {
  readonly attribute: string;
  readonly field: keyof View;
  /** The parameter of a link that says the same. */
  readonly parameter: string;
  /** True for values that are separated by commas. */
  readonly isList?: true;
}

const plain = (field: keyof View, parameter: string = field): ViewAttribute => ({
  attribute: parameter,
  field,
  parameter,
});
const list = (attribute: string, field: keyof View, parameter: string): ViewAttribute => ({
  attribute,
  field,
  parameter,
  isList: true,
});

/** All but the theme are part of what an engine is for: elements with different ones share no engine. */
export const VIEW_ATTRIBUTES: readonly ViewAttribute[] = [
  plain('from'),
  plain('to'),
  plain('refresh'),
  plain('lang'),
  plain('timezone'),
  plain('compare'),
  plain('ttftGoalS', 'slo-ttft'),
  plain('itlGoalS', 'slo-itl'),
  plain('e2eGoalS', 'slo-e2e'),
  list('model', 'models', 'var-model_name'),
  list('engine', 'engines', 'var-engine'),
  list('instance', 'instances', 'var-instance'),
  list('job', 'jobs', 'var-job'),
];

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
