import { gridLength } from '../../lib/frame';
import type { Period } from '../../lib/period';
import { noStep, type TokenMeasure, type TokenStep, type TokenSteps } from './token-steps';

/** What models did in periods of a calendar. */
export interface TokenTable {
  readonly periods: readonly Period[];
  /** The model with the most tokens first. */
  readonly models: readonly ModelTokens[];
}

export interface ModelTokens {
  readonly model: string;
  /** One for each period. */
  readonly periods: readonly Readonly<TokenStep>[];
  readonly total: Readonly<TokenStep>;
}

const isPeak = (measure: TokenMeasure): boolean => measure === 'peakIn' || measure === 'peakOut';

/** Several steps of one model as one: sums, and the highest peak. Null where nothing is known. */
export function together(steps: readonly Readonly<TokenStep>[]): TokenStep {
  const all = noStep();
  for (const step of steps) {
    for (const [measure, value] of Object.entries(step) as [TokenMeasure, number | null][]) {
      if (value === null) continue;
      const known = all[measure] ?? 0;
      all[measure] = isPeak(measure) ? Math.max(known, value) : known + value;
    }
  }
  return all;
}

/**
 * Steps sorted into the periods that hold them.
 * @param parts none of them overlap
 */
export function tokenTable(periods: readonly Period[], parts: readonly TokenSteps[]): TokenTable {
  const names = new Set(parts.flatMap(({ models }) => [...models.keys()]));
  const models = [...names].map((model): ModelTokens => {
    const own = periods.map((): Readonly<TokenStep>[] => []);
    for (const { grid, lengthS, models: known } of parts) {
      const steps = known.get(model);
      for (let i = 0, at = 0; steps && i < gridLength(grid); i++) {
        const startS = grid.startS + i * grid.stepS - lengthS;
        while (at < periods.length && (periods[at]?.endS ?? 0) <= startS) at++;
        const step = steps[i];
        if (step) own[at]?.push(step);
      }
    }
    const byPeriod = own.map(together);
    return { model, periods: byPeriod, total: together(byPeriod) };
  });
  const size = ({ total }: ModelTokens): number => (total.in ?? 0) + (total.out ?? 0);
  return { periods, models: models.sort((a, b) => size(b) - size(a) || (a.model < b.model ? -1 : 1)) };
}

/** All models of a table as one. Its peak is unknown where there are several: they need not fall into the same minute. */
export function allModels({ models, periods }: TokenTable): Omit<ModelTokens, 'model'> {
  const [only] = models;
  if (models.length === 1 && only) return only;
  const sumOf = (steps: readonly Readonly<TokenStep>[]): TokenStep => ({
    ...together(steps),
    peakIn: null,
    peakOut: null,
  });
  return {
    periods: periods.map((_, i) => sumOf(models.flatMap((one) => one.periods[i] ?? []))),
    total: sumOf(models.map(({ total }) => total)),
  };
}
