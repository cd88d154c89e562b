import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

/** The environment variable with the file to which {@link OutsideReporter} writes. */
export const OUTSIDE_FILE = 'OUTSIDE_ERRORS_FILE';

/** Longest text of one error, characters. */
const LONGEST = 1000;

/** A reporter of vitest that writes what failed outside any test, a JSON list of texts: the JSON reporter leaves it out. */
export default class OutsideReporter implements Pick<Reporter, 'onTestRunEnd'> {
  readonly onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (_modules, errors) => {
    const file = process.env[OUTSIDE_FILE];
    const texts = errors.map(({ message, stack }) => (stack || message).slice(0, LONGEST));
    if (file !== undefined) writeFileSync(file, JSON.stringify(texts));
  };
}
