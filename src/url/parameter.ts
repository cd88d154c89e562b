import type { Config } from '../lib/config';
import type { ExpectedValue } from '../lib/view-fault';
import type { Codec } from './codec';

/** The sources of the defaults of parameters. */
export interface DefaultSources {
  readonly config: Config;
  /** The languages that the browser prefers, as in `navigator.languages`. */
  readonly languages: readonly string[];
}

/** A parameter of the query string, with all that the page knows about it. */
export interface Parameter<T> {
  /** Its name in the query string. */
  readonly name: string;
  /** @param values its values in the query string, at least one. Returns undefined when they are not valid. */
  parse(values: readonly string[]): T | undefined;
  /** The values for the query string; '' prints the bare name. */
  print(value: T): readonly string[];
  isEqual(a: T, b: T): boolean;
  defaultOf(sources: DefaultSources): T;
  /** Its valid values. */
  readonly expected: ExpectedValue;
}

const isSame = <T>(a: T, b: T): boolean => a === b;

/** A parameter that always has a value. Only its first occurrence counts. */
export const parameter = <T extends string | boolean>(
  name: string,
  codec: Codec<T>,
  defaultOf: (sources: DefaultSources) => T,
): Parameter<T> => ({
  name,
  parse: ([first = '']) => codec.parse(first) ?? undefined,
  print: (value) => [codec.print(value)],
  isEqual: isSame,
  defaultOf,
  expected: codec.expected,
});

/** A parameter that is null when the link does not have it. Only its first occurrence counts. */
export const optional = <T extends string | number>(name: string, codec: Codec<T>): Parameter<T | null> => ({
  name,
  parse: ([first = '']) => codec.parse(first) ?? undefined,
  print: (value) => (value === null ? [] : [codec.print(value)]),
  isEqual: isSame,
  defaultOf: () => null,
  expected: codec.expected,
});

/** Grafana prints the first for "no choice"; older links carry the second. */
const ALL_VALUES = ['$__all', 'All'];

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** Ids of panels or sections with commas between them, each once. An empty list is the default. */
export const ids = (name: string): Parameter<readonly string[]> => ({
  name,
  parse: ([first = '']) =>
    /^[a-z0-9-]+(,[a-z0-9-]+)*$/.test(first) ? [...new Set(first.split(','))] : undefined,
  print: (value) => [value.join(',')],
  isEqual: sameList,
  defaultOf: () => [],
  expected: 'ids',
});

/** A repeatable parameter of a closed set of values, each once. An empty list is the default. */
export const choices = <T extends string>(name: string, values: readonly T[]): Parameter<readonly T[]> => ({
  name,
  parse(texts) {
    const chosen = values.filter((value) => texts.includes(value));
    return chosen.length === new Set(texts).size ? chosen : undefined;
  },
  print: (value) => value,
  isEqual: sameList,
  defaultOf: () => [],
  expected: values,
});

/** A repeatable parameter: the chosen values of a label, each once. An empty list means all values, and is the default. */
export const list = (name: string): Parameter<readonly string[]> => ({
  name,
  parse: (values) => [...new Set(values.filter((v) => v !== '' && !ALL_VALUES.includes(v)))],
  print: (values) => (values.length === 0 ? ALL_VALUES.slice(0, 1) : values),
  isEqual: sameList,
  defaultOf: () => [],
  expected: 'text',
});
