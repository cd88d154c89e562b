import { DEFAULT_CONFIG } from '../../../src/lib/config';
import { printDuration } from '../../../src/lib/duration';
import { exprsOf, type Reading } from '../../../src/lib/reading';
import type { Binding } from '../../../src/queries/binding';
import { promqlOf } from '../../../src/queries/promql';

/** Unique window lengths that stand for the placeholders until the PromQL is printed. */
const MARKS = { $window: 1234.567, $gaugeWindow: 2345.678 } as const;

const BINDING: Binding = {
  selector: '$selector',
  windowS: MARKS.$window,
  gaugeWindowS: MARKS.$gaugeWindow,
  slo: DEFAULT_CONFIG.slo,
};

/**
 * The PromQL of a reading with its placeholders, and with the default objectives of the configuration.
 * @param lesOf the `le` labels of a histogram
 */
export function templateOf(reading: Reading, lesOf: (histogram: string) => readonly string[]): string {
  // GPUs have no label of the selection: what joins them with it is long, and told in words.
  const isOfGpus = exprsOf(reading).some((expr) => expr.includes('$gpus('));
  let text = promqlOf(reading, isOfGpus ? { ...BINDING, selector: '' } : BINDING, lesOf);
  for (const [placeholder, seconds] of Object.entries(MARKS))
    text = text.replaceAll(printDuration(seconds), () => placeholder);
  return text;
}
