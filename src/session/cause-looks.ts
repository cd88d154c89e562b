import { causeGrids, causeSteps } from '../findings/causes/cause-grids';
import { causeQuery } from '../findings/causes/cause-query';
import { NO_SAMPLES, thinned, withLoad, type CauseSamples } from '../findings/causes/cause-samples';
import { explainedShares, type ExplainedShares } from '../findings/causes/explained';
import { LOOK_EVERY_S, NO_INCIDENTS, withLook, type IncidentLog } from '../findings/causes/incidents';
import { lookAt } from '../findings/causes/look';
import { recordOf } from '../findings/causes/record-of';
import type { Grid } from '../lib/frame';
import type { Binding } from '../queries/binding';
import type { Matrix } from '../queries/matrix';

/** What the looks of one selection found. */
export interface CauseReport {
  readonly selector: string;
  readonly log: IncidentLog;
  /** How much of the excess each shown cause explains. */
  readonly explained: readonly ExplainedShares[];
  readonly models: number;
}

/** The moment and the selection of a look. */
export interface CauseQuery {
  readonly binding: Binding;
  readonly scrapeIntervalS: number;
  /** The range of the page, Unix seconds. */
  readonly startS: number;
  readonly endS: number;
  readonly isLive: boolean;
}

type LoadMatrix = (expr: string, grid: Grid) => Promise<Matrix>;

/** Samples before a span that its baseline needs, seconds. */
const BASELINE_S = 2500;
/** A live page looks back this far when it opens, and keeps this much. */
const HISTORY_S = 2400;
/** Points of a range that is over, at most: its samples are one response. */
const RANGE_POINTS = 240;
/** Above this many ranks the page only looks at now: the past would take seconds of the browser. */
const MOST_RANKS_LOOKED_BACK = 16;

/**
 * Looks for causes, minute by minute. A look loads the samples of its minute, one for each series and 10 s; the first look loads those
 * of the baseline too. Nothing is loaded twice.
 */
export class CauseLooks {
  #selector: string | null = null;
  #samples: CauseSamples = NO_SAMPLES;
  #log: IncidentLog = NO_INCIDENTS;
  /** The end of the samples. */
  #sampledToS: number | null = null;

  /**
   * @param pause lets the browser do other work between two looks
   * @throws QueryError
   */
  async look(query: CauseQuery, load: LoadMatrix, pause: () => Promise<void>): Promise<CauseReport> {
    return query.isLive ? this.#lookNow(query, load, pause) : lookBack(query, load, pause);
  }

  async #lookNow(query: CauseQuery, load: LoadMatrix, pause: () => Promise<void>): Promise<CauseReport> {
    const { binding, scrapeIntervalS, endS } = query;
    const { selector } = binding;
    const isKnown = this.#selector === selector;
    const steps = causeSteps(scrapeIntervalS);
    const { fine, coarse } = causeGrids(endS, isKnown ? this.#sampledToS : null, steps, HISTORY_S);
    const expr = causeQuery(binding);
    const grids = [coarse, fine].filter((grid) => grid !== null);
    const loaded = await Promise.all(grids.map((grid) => load(expr, grid)));
    let samples = isKnown && coarse === null ? this.#samples : NO_SAMPLES;
    for (const [i, grid] of grids.entries()) samples = withLoad(samples, grid, loaded[i]?.series ?? []);
    samples = thinned(samples, endS, steps, HISTORY_S);
    const record = recordOf(samples, scrapeIntervalS, binding.places);
    const atS = fine.endS;
    let log = isKnown && coarse === null ? this.#log : NO_INCIDENTS;
    const back = record.ranks.length > MOST_RANKS_LOOKED_BACK ? LOOK_EVERY_S : HISTORY_S;
    let nextS = log.atS === null ? atS - back : log.atS + LOOK_EVERY_S;
    for (; nextS <= atS; nextS += LOOK_EVERY_S) {
      log = withLook(log, record, nextS);
      await pause();
    }
    this.#selector = selector;
    this.#samples = samples;
    this.#sampledToS = atS;
    this.#log = log;
    const last = lookAt(record, log.atS ?? atS);
    return {
      selector,
      log,
      explained: log.shown.map((cause) => explainedShares(last, cause)),
      models: new Set(record.ranks.map(({ labels }) => labels['model_name'])).size,
    };
  }
}

/** A range that is over: its samples in one response, and a look at each of its minutes. */
async function lookBack(
  { binding, scrapeIntervalS, startS, endS }: CauseQuery,
  load: LoadMatrix,
  pause: () => Promise<void>,
): Promise<CauseReport> {
  const { fineStepS } = causeSteps(scrapeIntervalS);
  const stepS = Math.max(fineStepS, Math.ceil((endS - startS) / RANGE_POINTS / fineStepS) * fineStepS);
  const onStep = (atS: number): number => Math.floor(atS / stepS) * stepS;
  const grid = { startS: onStep(startS - BASELINE_S), endS: onStep(endS), stepS };
  const { series } = await load(causeQuery(binding), grid);
  const record = recordOf(
    withLoad(NO_SAMPLES, grid, series),
    Math.max(scrapeIntervalS, stepS / 2),
    binding.places,
  );
  const everyS = Math.max(LOOK_EVERY_S, stepS);
  let log = NO_INCIDENTS;
  for (let atS = onStep(startS); atS <= endS; atS += everyS) {
    log = withLook(log, record, atS);
    await pause();
  }
  return {
    selector: binding.selector,
    log,
    explained: [],
    models: new Set(record.ranks.map(({ labels }) => labels['model_name'])).size,
  };
}
