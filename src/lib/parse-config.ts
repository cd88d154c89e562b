import * as v from 'valibot';
import { DEFAULT_CONFIG, type Config, type ConfigFault } from './config';
import { CONFIG_SCHEMAS } from './config-schemas';
import { expectedOf, isObject } from './config-values';
import { ownValue } from './own-value';

type Schemas = Readonly<Record<string, v.GenericSchema | Readonly<Record<string, v.GenericSchema>>>>;

const LONGEST_SHOWN = 60;

/** Reads `config.json`. A key that is unknown or has a wrong value becomes a fault, and its default is used. Never throws. */
export function parseConfig(raw: unknown): { config: Config; faults: ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const config = read(raw, CONFIG_SCHEMAS, { ...DEFAULT_CONFIG }, [], faults);
  return { config: config as unknown as Config, faults };
}

/** The values of one object: its own where they are valid, else the defaults. Adds to `faults`. */
function read(
  raw: unknown,
  schemas: Schemas,
  defaults: Readonly<Record<string, unknown>>,
  path: readonly string[],
  faults: ConfigFault[],
): Readonly<Record<string, unknown>> {
  const values = new Map(Object.entries(defaults));
  if (!isObject(raw)) {
    const expected = { en: 'an object', zh: '对象' };
    faults.push({ kind: 'wrong', key: keyOf(path), expected, got: shown(raw) });
    return defaults;
  }
  for (const [key, value] of Object.entries(raw)) {
    const keys = [...path, key];
    const schema = ownValue(schemas, key);
    const usual = values.get(key);
    if (schema === undefined) {
      if (key !== '$schema') faults.push({ kind: 'unknown', key: keyOf(keys) });
    } else if (!isSchema(schema)) {
      values.set(key, read(value, schema, usual as Record<string, unknown>, keys, faults));
    } else if (value !== usual) {
      const parsed = v.safeParse(schema, value);
      if (parsed.success) values.set(key, parsed.output);
      else faults.push(...parsed.issues.map((issue) => faultOf(keys, issue)));
    }
  }
  return Object.fromEntries(values);
}

const isSchema = (entry: Schemas[string]): entry is v.GenericSchema => '~run' in entry;

function faultOf(keys: readonly string[], issue: v.BaseIssue<unknown>): ConfigFault {
  const key = keyOf([...keys, ...(issue.path ?? []).map((step) => String(step.key))]);
  // The issue about an unknown key in an object with a fixed set of keys.
  if (issue.type === 'strict_object' && issue.expected === 'never') return { kind: 'unknown', key };
  return { kind: 'wrong', key, expected: expectedOf(issue), got: shown(issue.input) };
}

const keyOf = (path: readonly string[]): string => cut(path.join('.') || 'config.json');

/** A value for a person to recognise: objects and lists can be of any size and depth. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? '[…]' : '{…}';
}

const cut = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
