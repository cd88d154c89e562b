import type { Words } from '../../i18n/words';
import type { RawRange } from '../../lib/time-range';

/** A range that a person picks by its name. */
export interface QuickRange extends RawRange {
  readonly name: (words: Words) => string;
}

const last = (length: string, name: (words: Words) => string): QuickRange => ({
  from: `now-${length}`,
  to: 'now',
  name,
});

/** In the order of the list. */
export const QUICK_RANGES: readonly QuickRange[] = [
  last('5m', (w) => w.lastMinutes(5)),
  last('15m', (w) => w.lastMinutes(15)),
  last('30m', (w) => w.lastMinutes(30)),
  last('1h', (w) => w.lastHours(1)),
  last('3h', (w) => w.lastHours(3)),
  last('6h', (w) => w.lastHours(6)),
  last('12h', (w) => w.lastHours(12)),
  last('24h', (w) => w.lastHours(24)),
  last('2d', (w) => w.lastDays(2)),
  last('7d', (w) => w.lastDays(7)),
  { from: 'now/d', to: 'now/d', name: (w) => w.today },
  { from: 'now-1d/d', to: 'now-1d/d', name: (w) => w.yesterday },
];

/** Other spellings of the same length in links. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['now-1d', 'now-24h'],
  ['now-60m', 'now-1h'],
  ['now-48h', 'now-2d'],
]);

/** The quick range that equals `raw`, or null. */
export function quickRangeOf({ from, to }: RawRange): QuickRange | null {
  const wanted = SAME.get(from.trim()) ?? from.trim();
  return QUICK_RANGES.find((quick) => quick.from === wanted && quick.to === to.trim()) ?? null;
}
