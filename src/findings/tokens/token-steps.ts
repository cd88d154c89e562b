import { gridLength, type Grid } from '../../lib/frame';
import type { PlaceLabels } from '../../lib/place-labels';
import type { Series } from '../../queries/matrix';
import { rankOf, type CountedGrowth } from './counted-growth';
import { ALL, OF, TOKEN_KINDS, UNCLEAR, type TokenKind } from './token-queries';

/** What is known of a model in one step; null is unknown. */
export interface TokenStep {
  in: number | null;
  out: number | null;
  cached: number | null;
  /** The most tokens in one minute. */
  peakIn: number | null;
  peakOut: number | null;
  /** Time in which its ranks had samples, summed over ranks, seconds. */
  rankS: number | null;
  joules: number | null;
}

export type TokenMeasure = keyof TokenStep;

export const noStep = (): TokenStep => ({
  in: null,
  out: null,
  cached: null,
  peakIn: null,
  peakOut: null,
  rankS: null,
  joules: null,
});

/** The steps of a grid: each ends at a point, and is `lengthS` long. */
export interface TokenSteps {
  readonly grid: Grid;
  readonly lengthS: number;
  /** By model, then by point. */
  readonly models: Map<string, TokenStep[]>;
}

/** A rank whose growth in a step is counted from samples. */
export interface UnclearRank {
  readonly kind: TokenKind;
  readonly rank: string;
  readonly instance: string;
  /** Index of the point. */
  readonly index: number;
}

/** Changes the step of a model; a model that is new has blank steps first. */
export function addTo(
  { models, grid }: TokenSteps,
  model: string,
  index: number,
  change: Partial<TokenStep>,
): void {
  const steps = models.get(model) ?? Array.from({ length: gridLength(grid) }, noStep);
  models.set(model, steps);
  const step = steps[index];
  if (!step) return;
  for (const [measure, value] of Object.entries(change) as [TokenMeasure, number][]) {
    step[measure] = (step[measure] ?? 0) + value;
  }
}

const PEAKS: ReadonlyMap<string, TokenMeasure> = new Map([
  ['peak-in', 'peakIn'],
  ['peak-out', 'peakOut'],
]);

/** Adds what Prometheus summed by model: the tokens of clear ranks, their number, and the highest minutes. */
export function addSums(steps: TokenSteps, series: readonly Series[]): void {
  for (const { labels, samples } of series) {
    const of = labels[OF] ?? '';
    const measure = TOKEN_KINDS.find((kind) => kind === of) ?? PEAKS.get(of);
    const model = labels['model_name'] ?? '';
    for (const [index, value] of samples.values.entries()) {
      if (!Number.isFinite(value)) continue;
      if (measure !== undefined) addTo(steps, model, index, { [measure]: value });
      else if (of === 'ranks') addTo(steps, model, index, { rankS: value * steps.lengthS });
    }
  }
}

/** The ranks that {@link addSums} leaves out. */
export const unclearRanks = (series: readonly Series[], places: PlaceLabels): UnclearRank[] =>
  series.flatMap(({ labels, samples }) => {
    const kinds = TOKEN_KINDS.filter((one) => [one, ALL].some((of) => UNCLEAR + of === labels[OF]));
    if (kinds.length === 0) return [];
    const rank = rankOf(labels, places);
    return [...samples.values.keys()]
      .filter((index) => Number.isFinite(samples.values[index]))
      .flatMap((index) => kinds.map((kind) => ({ kind, rank, instance: labels['instance'] ?? '', index })));
  });

/** Adds what was counted from samples. */
export function addCounted(steps: TokenSteps, growth: readonly CountedGrowth[]): void {
  const { startS, stepS } = steps.grid;
  for (const { model, kind, endS, tokens, seenS } of growth) {
    const index = Math.round((endS - startS) / stepS);
    addTo(steps, model, index, { [kind]: tokens, ...(kind === 'out' ? { rankS: seenS } : {}) });
  }
}
