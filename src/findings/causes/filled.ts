import { ownValue } from '../../lib/own-value';

/** A sentence with its places filled in. */
export const filled = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => ownValue(values, name) ?? '');
