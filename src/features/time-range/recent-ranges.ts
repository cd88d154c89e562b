import { keep, readKept, type BrowserStorage } from '../../lib/browser-store';
import type { RawRange } from '../../lib/time-range';
import { quickRangeOf } from './quick-ranges';

const NAME = 'recent-ranges';
const MOST = 4;

const isRange = (value: unknown): value is RawRange => {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to } = value as Partial<Record<keyof RawRange, unknown>>;
  return typeof from === 'string' && typeof to === 'string';
};

/** The ranges that a person applied last in this browser, newest first. */
export function recentRanges(storage: () => BrowserStorage): readonly RawRange[] {
  const kept = readKept(storage, NAME);
  return Array.isArray(kept) ? kept.filter(isRange).slice(0, MOST) : [];
}

/** Puts a range before the others. A quick range is in a list of its own already. */
export function noteRange(storage: () => BrowserStorage, range: RawRange): void {
  if (quickRangeOf(range) !== null) return;
  const others = recentRanges(storage).filter(({ from, to }) => from !== range.from || to !== range.to);
  keep(storage, NAME, [{ from: range.from, to: range.to }, ...others].slice(0, MOST));
}
