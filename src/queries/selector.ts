import { promRegex, promString } from './escape';

/** The wanted values of each label; an empty list matches any value. */
type Matchers = Readonly<Record<string, readonly string[]>>;

/**
 * The label matchers of a selector, without braces, in the order of the keys: `model_name="a",engine=~"0|1"`.
 * Empty when no label has a value.
 */
export function printMatchers(matchers: Matchers): string {
  return Object.entries(matchers)
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => {
      const [only] = values;
      return values.length === 1 && only !== undefined
        ? `${label}=${promString(only)}`
        : `${label}=~${promString(values.map(promRegex).join('|'))}`;
    })
    .join(',');
}
