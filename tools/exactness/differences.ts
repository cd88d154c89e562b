import { hasSample, type Samples } from '../../src/queries/samples';

const RELATIVE = 1e-12;

/** How many points were compared, by what the server answered there. */
export interface Tally {
  numbers: number;
  absent: number;
  nan: number;
  infinite: number;
  /** Largest relative deviation of a number that passed. */
  worst: number;
}

export const emptyTally = (): Tally => ({ numbers: 0, absent: 0, nan: 0, infinite: 0, worst: 0 });

/** The points at which two columns differ, in words. Null is a column without samples. */
export function differences(
  ours: Samples | null,
  theirs: Samples | null,
  length: number,
  tally: Tally,
  isMeant: (index: number) => boolean = () => true,
): string[] {
  const found: string[] = [];
  for (let i = 0; i < length; i++) {
    if (!isMeant(i)) continue;
    const a = valueAt(ours, i);
    const b = valueAt(theirs, i);
    const deviation = deviationOf(a, b);
    if (!(deviation <= RELATIVE)) found.push(`point ${i}: Prometheus ${b ?? 'absent'}, we ${a ?? 'absent'}`);
    else tally.worst = Math.max(tally.worst, deviation);
    if (b === null) tally.absent += 1;
    else if (Number.isNaN(b)) tally.nan += 1;
    else if (!Number.isFinite(b)) tally.infinite += 1;
    else tally.numbers += 1;
  }
  return found;
}

/** Null where there is no sample. */
const valueAt = (samples: Samples | null, index: number): number | null =>
  samples && hasSample(samples, index) ? (samples.values[index] ?? NaN) : null;

/** 0 for the same, also NaN, infinite or absent; Infinity where one of the two is none of a number. */
function deviationOf(a: number | null, b: number | null): number {
  if (a === b || (a !== null && b !== null && Number.isNaN(a) && Number.isNaN(b))) return 0;
  if (a === null || b === null || !Number.isFinite(a) || !Number.isFinite(b)) return Infinity;
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}
