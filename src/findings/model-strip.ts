import type { Column } from '../lib/column';
import { gridLength, type Grid } from '../lib/frame';
import { LATENCY_GOALS, type GoalId } from '../lib/latency-goals';
import { parsePrometheusNumber } from '../lib/prometheus-number';
import type { Slo } from '../lib/reading';
import type { StatusSeries } from '../panels/model-status';
import { STALLED_S } from '../panels/model-states';
import { isServing, modelStateOf, type GoalShare, type ModelSigns, type ModelState } from './model-state';

/** A time in which the state of a model did not change, Unix seconds. */
export interface StripPiece {
  readonly state: ModelState;
  readonly startS: number;
  readonly endS: number;
  /** At its worst: with the fewest ranks that serve, or the lowest share within an objective. */
  readonly signs: ModelSigns;
}

/** The states of one model over a range. */
export interface ModelStrip {
  readonly model: string;
  /** Without gaps: from the first step to the end of the last. */
  readonly pieces: readonly StripPiece[];
  /** The time in which it served, of the time for which its state is known, 0 to 1; null where it is never known. */
  readonly served: number | null;
}

export interface StripInputs {
  readonly grid: Grid;
  readonly columns: Readonly<Record<StatusSeries, readonly Column[]>>;
  readonly slo: Slo;
  /** The window of the shares, seconds. */
  readonly windowS: number;
}

const GOALS = Object.values(LATENCY_GOALS);

/**
 * The states of each model at the points of a grid, by name. A point stands for the step before it, so that the pieces of a strip
 * cover the range.
 */
export function modelStrips(inputs: StripInputs): ModelStrip[] {
  const { grid, columns } = inputs;
  const models = [...new Set(columns.ranks.map(modelOf))].sort(byName);
  const of = (name: StatusSeries): ReadonlyMap<string, Column> =>
    new Map(columns[name].map((column) => [modelOf(column), column]));
  const [ranks, up, stalled, busy] = [of('ranks'), of('up'), of('stalled'), of('busy')];
  const steps = Math.ceil(STALLED_S / grid.stepS);
  const shares = GOALS.map(({ id, slo }) => ({ id, of: sharesOf(columns[id], inputs.slo[slo]) }));
  return models.map((model) => {
    const at = (column: ReadonlyMap<string, Column>, i: number): number => column.get(model)?.values[i] ?? 0;
    const signsAt = (i: number): ModelSigns => ({
      ranks: at(ranks, i),
      up: at(up, i),
      // What is known at the end of two minutes holds for all of them.
      stalled: Math.min(
        at(up, i),
        most(steps, (later) => at(stalled, i + later)),
      ),
      isBusy: at(busy, i) > 0,
      shares: shares.map(({ id, of }) => shareAt(id, of.get(model), i, inputs.windowS)),
      objective: inputs.slo.objective,
    });
    const pieces = piecesOf(grid, signsAt);
    const lengthOf = (counts: (state: ModelState) => boolean): number =>
      pieces.reduce((sum, { state, startS, endS }) => sum + (counts(state) ? endS - startS : 0), 0);
    const known = lengthOf((state) => state !== 'unknown');
    return { model, pieces, served: known === 0 ? null : lengthOf(isServing) / known };
  });
}

const most = (count: number, of: (index: number) => number): number =>
  Math.max(...Array.from({ length: count }, (_, index) => of(index)));

function piecesOf({ startS, stepS, endS }: Grid, signsAt: (index: number) => ModelSigns): StripPiece[] {
  const pieces: { state: ModelState; startS: number; endS: number; signs: ModelSigns }[] = [];
  for (let i = 0; i < gridLength({ startS, stepS, endS }); i++) {
    const signs = signsAt(i);
    const state = modelStateOf(signs);
    const atS = startS + i * stepS;
    const last = pieces.at(-1);
    if (last?.state === state) {
      last.endS = atS;
      if (badness(signs) > badness(last.signs)) last.signs = signs;
    } else {
      pieces.push({ state, startS: atS - stepS, endS: atS, signs });
    }
  }
  return pieces;
}

/** The ranks that do not serve count more than any share. */
const badness = ({ ranks, up, stalled, shares }: ModelSigns): number =>
  ranks - up + stalled + shares.reduce((most, { share }) => Math.max(most, 1 - (share ?? 1)), 0) / 2;

interface Share {
  /** Observations per second within the goal, and all of them. */
  readonly within: readonly (number | null)[];
  readonly all: readonly (number | null)[];
}

function shareAt(goal: GoalId, share: Share | undefined, i: number, windowS: number): GoalShare {
  const all = share?.all[i] ?? 0;
  const within = share?.within[i] ?? null;
  return { goal, share: all > 0 && within !== null ? within / all : null, count: all * windowS };
}

/** Per model, from the buckets around a goal. Between two buckets it interpolates, as the attainment of the page does. */
function sharesOf(columns: readonly Column[], goalS: number): ReadonlyMap<string, Share> {
  const byModel = new Map<string, { bound: number; values: readonly (number | null)[] }[]>();
  for (const column of columns) {
    const bound = parsePrometheusNumber(column.labels['le'] ?? '');
    const bucket = { bound, values: column.values };
    const known = byModel.get(modelOf(column));
    if (known) known.push(bucket);
    else byModel.set(modelOf(column), [bucket]);
  }
  return new Map(
    [...byModel].flatMap(([model, buckets]): [string, Share][] => {
      const all = buckets.find(({ bound }) => bound === Infinity);
      const finite = buckets.filter(({ bound }) => Number.isFinite(bound)).sort((a, b) => a.bound - b.bound);
      const lower = finite.findLast(({ bound }) => bound <= goalS);
      const upper = finite.find(({ bound }) => bound > goalS);
      if (all === undefined || (lower === undefined && upper === undefined)) return [];
      const lowerBound = lower?.bound ?? 0;
      const part =
        upper === undefined || lower?.bound === goalS ? 0 : (goalS - lowerBound) / (upper.bound - lowerBound);
      const within = all.values.map((_, i) => {
        const below = lower === undefined ? 0 : (lower.values[i] ?? null);
        const above = upper === undefined ? below : (upper.values[i] ?? null);
        return below === null || above === null ? null : below + (above - below) * part;
      });
      return [[model, { within, all: all.values }]];
    }),
  );
}

const modelOf = ({ labels }: Column): string => labels['model_name'] ?? '';

const byName = new Intl.Collator('en', { numeric: true }).compare;
