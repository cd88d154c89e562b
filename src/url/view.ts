import type { Config } from '../lib/config';
import type { GoalId } from '../lib/latency-goals';
import type { ViewFault } from '../lib/view-fault';
import type { DefaultSources, Parameter } from './parameter';
import { PARAMETERS } from './parameters';
import { rangeFor } from './page-views';

type ValueOf<P> = P extends Parameter<infer T> ? T : never;

/** All that a link to the page can say. */
export type View = { readonly [Key in keyof typeof PARAMETERS]: ValueOf<(typeof PARAMETERS)[Key]> };

// TypeScript types the keys of any object as text; those of this one are the fields of the view.
const ENTRIES = Object.entries<Parameter<unknown>>(PARAMETERS) as [keyof View, Parameter<unknown>][];
const OWN_NAMES: ReadonlySet<string> = new Set(ENTRIES.map(([, { name }]) => name));

/** A view with the value that `valueOf` gives for each parameter; it must be of the parameter's type. */
const viewOf = (valueOf: (parameter: Parameter<unknown>, key: keyof View) => unknown): View =>
  Object.fromEntries(ENTRIES.map(([key, parameter]) => [key, valueOf(parameter, key)])) as View;

/** The view of a link without parameters. `languages` as in `navigator.languages`. */
export function defaultView(config: Config, languages: readonly string[]): View {
  const sources: DefaultSources = { config, languages };
  return viewOf((parameter) => parameter.defaultOf(sources));
}

/** The defaults of what the link shows. */
const defaultsFor = (view: View['view'], defaults: View): View => ({
  ...defaults,
  ...rangeFor(view, defaults),
});

/** The view that a query string says. A value that is not valid falls back to the default. Never throws. */
export function parseView(search: string, defaults: View): View {
  const params = new URLSearchParams(search);
  const shown = PARAMETERS.view.parse(params.getAll(PARAMETERS.view.name));
  const own = defaultsFor(shown ?? defaults.view, defaults);
  return viewOf((parameter, key) => {
    const values = params.getAll(parameter.name);
    const value = values.length === 0 ? undefined : parameter.parse(values);
    return value === undefined ? own[key] : value;
  });
}

/** More of a value than this is not needed to find it in the link. */
const LONGEST_SHOWN = 60;

/** The values of a query string that {@link parseView} replaces by defaults. An empty value counts as none. */
export function viewFaults(search: string, defaults: View): ViewFault[] {
  const params = new URLSearchParams(search);
  return ENTRIES.flatMap(([key, { name, parse, print, expected }]) => {
    const values = params.getAll(name);
    const [got = ''] = values;
    if (got === '' || parse(values) !== undefined) return [];
    const [value = ''] = print(defaults[key]);
    // A switch that is on is printed as its bare name.
    const used = value !== '' ? value : expected === 'switch' ? '1' : null;
    return [{ name, got: got.slice(0, LONGEST_SHOWN), expected, used }];
  });
}

/**
 * The query string of a view, without `?`; defaults are left out.
 * @param others a query string; its parameters that are not in the table are kept and printed last
 */
export function printView(view: View, defaults: View, others = ''): string {
  const unwritten = defaultsFor(view.view, defaults);
  const own = ENTRIES.filter(([key, { isEqual }]) => !isEqual(view[key], unwritten[key])).flatMap(
    ([key, parameter]) => parameter.print(view[key]).map((value) => pair(parameter.name, value)),
  );
  const foreign = [...new URLSearchParams(others)].filter(([name]) => !OWN_NAMES.has(name));
  return [...own, ...foreign.map(([name, value]) => pair(encode(name), value))].join('&');
}

const pair = (name: string, value: string): string => (value === '' ? name : `${name}=${encode(value)}`);

/** Like encodeURIComponent, but `/`, `:`, `$` and `,` stay readable. */
const encode = (value: string): string =>
  encodeURIComponent(value).replace(/%(2F|3A|24|2C)/g, decodeURIComponent);

/** True when both views say the same. */
export const sameView = (a: View, b: View): boolean =>
  ENTRIES.every(([key, { isEqual }]) => isEqual(a[key], b[key]));

/** The field of the view that holds a latency goal. */
export const goalField = <Id extends GoalId>(id: Id): `${Id}GoalS` => `${id}GoalS`;
