import { joinedSeries, type LoadedPart } from '../findings/capacity/capacity-samples';
import type { Grid } from '../lib/frame';
import type { LoadMatrix } from './look-back';

/** What was loaded before: kept from visit to visit, so that each point is requested once. By expression and day. */
export type KnownParts = Map<string, LoadedPart>;

const DAY_S = 86_400;
/** Samples that arrive late may still change the newest points of what is known: they are loaded again with the points after them. */
const LATE_S = 300;

/**
 * An expression over a long grid, in parts; what is known is not loaded again, but for its last minutes when points follow them.
 * @param partS length of a part, seconds: whole days
 * @throws QueryError
 */
export async function loadParts(
  expr: string,
  grid: Grid,
  partS: number,
  load: LoadMatrix,
  known: KnownParts,
): Promise<LoadedPart[]> {
  return Promise.all(
    partsOf(grid, partS).map(async (part) => {
      const key = `${Math.floor(part.startS / partS)} ${part.stepS} ${expr}`;
      const found = known.get(key);
      const before = found && found.grid.startS <= part.startS ? found : null;
      if (before && before.grid.endS >= part.endS) return before;
      const missing = before ? { ...part, startS: resumedAtS(before.grid) } : part;
      const after = { grid: missing, series: (await load(expr, missing)).series };
      const loaded = before ? joined(before, after) : after;
      known.set(key, loaded);
      return loaded;
    }),
  );
}

/** Where to go on after a known part, Unix seconds. */
const resumedAtS = ({ startS, endS, stepS }: Grid): number =>
  Math.max(startS, endS + stepS - Math.ceil(LATE_S / stepS) * stepS);

/** Forgets the parts of other expressions: of another selection or other goals. */
export function forgetParts(known: KnownParts, exprs: readonly string[]): void {
  for (const key of known.keys()) {
    if (!exprs.some((expr) => key.endsWith(` ${expr}`))) known.delete(key);
  }
}

function joined(before: LoadedPart, after: LoadedPart): LoadedPart {
  const grid = { ...before.grid, endS: after.grid.endS };
  const series = joinedSeries(grid, [before, after]).map(({ labels, values }) => ({
    labels,
    samples: { values, nanAt: null },
  }));
  return { grid, series };
}

/** Cut at midnight in UTC, so that a part is the same one for another period. */
function partsOf({ startS, endS, stepS }: Grid, partS: number): Grid[] {
  if (partS % DAY_S !== 0) throw new RangeError(`parts of ${partS} s`);
  const parts: Grid[] = [];
  for (let fromS = startS; fromS <= endS;) {
    const nextS = Math.ceil((Math.floor(fromS / partS + 1) * partS) / stepS) * stepS;
    parts.push({ startS: fromS, endS: Math.min(nextS - stepS, endS), stepS });
    fromS = nextS;
  }
  return parts;
}
