import { causeGrids, causeSteps } from '../findings/causes/cause-grids';
import { causeQuery } from '../findings/causes/cause-query';
import { NO_SAMPLES, thinned, withLoad, type CauseSamples } from '../findings/causes/cause-samples';
import { explainedShares } from '../findings/causes/explained';
import {
  joinedIncidents,
  LOOK_EVERY_S,
  NO_INCIDENTS,
  withLook,
  type Incident,
  type IncidentLog,
} from '../findings/causes/incidents';
import { lookAt } from '../findings/causes/look';
import { peerExcesses } from '../findings/causes/peer-excess';
import type { FoundCauses } from '../findings/causes/findings-with-causes';
import type { CauseRecord } from '../findings/causes/record';
import { recordOf, type DayReadings } from '../findings/causes/record-of';
import {
  DAY_S,
  lookBack,
  MOST_RANKS_LOOKED_BACK,
  usualReadings,
  type CauseQuery,
  type LoadMatrix,
  type Pause,
} from './look-back';
import { lookAtPast } from './look-at-past';
import { lookCloser } from './look-closer';

/** What the looks of one selection found. */
export interface CauseReport extends FoundCauses {
  readonly selector: string;
  readonly models: number;
  /** True when the looks end now. */
  readonly isLive: boolean;
}

/** A live page looks back this far when it opens, minute by minute. */
const HISTORY_S = 2400;
/** The day is read again after this time. */
const DAY_EVERY_S = 3600;
/** What ended this long before the live looks may have held on: looks back are minutes apart. */
const HELD_S = 600;

/** What is known of the time before the live looks. */
interface Before {
  readonly selector: string;
  /** Time of the first live look. */
  readonly untilS: number;
  /** Length of the range that it was loaded for, seconds. */
  readonly lengthS: number;
  readonly incidents: readonly Incident[];
  readonly stepS: number;
}

interface Day {
  readonly selector: string;
  readonly atS: number;
  readonly incidents: readonly Incident[];
  readonly stepS: number;
  readonly readings: DayReadings;
}

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
  #rankCount = 0;
  #before: Before | null = null;
  #day: Day | null = null;
  /** What both know, the newest of it from closer looks. */
  #past: { readonly selector: string; readonly incidents: readonly Incident[] } | null = null;
  /** The newest live report, without what was before the live looks. */
  #live: CauseReport | null = null;

  /**
   * @param pause lets the browser do other work between two looks
   * @throws QueryError
   */
  async look(query: CauseQuery, load: LoadMatrix, pause: Pause): Promise<CauseReport> {
    if (query.isLive) return this.#lookNow(query, load, pause);
    const { record, log } = await lookAtPast(query, load, pause);
    const { selector } = query.binding;
    return { selector, log, explained: [], peers: [], models: modelsOf(record), isLive: false };
  }

  /**
   * Reads what was before the live looks: the range, once for each length of it, and the day, once an hour. The day says what is usual,
   * so that an incident that began long ago still stands out.
   * @returns null when nothing new is known
   * @throws QueryError
   */
  async lookFurther(query: CauseQuery, load: LoadMatrix, pause: Pause): Promise<CauseReport | null> {
    const { binding, startS, endS, isLive } = query;
    const { selector } = binding;
    const untilS = this.#log.firstS;
    if (!isLive || !this.#live || this.#selector !== selector || untilS === null) return null;
    if (this.#rankCount > MOST_RANKS_LOOKED_BACK) return null;
    const lengthS = endS - startS;
    const isDayDue = this.#day?.selector !== selector || endS - this.#day.atS >= DAY_EVERY_S;
    const isRangeDue =
      startS < untilS - LOOK_EVERY_S &&
      !(
        this.#before?.selector === selector &&
        this.#before.untilS === untilS &&
        Math.abs(this.#before.lengthS - lengthS) < LOOK_EVERY_S
      );
    if (!isDayDue && !isRangeDue) return null;
    // One response serves both where the range is as long as a day.
    const isOne = isRangeDue && lengthS >= DAY_S / 2;
    const dayStartS = Math.min(isOne ? startS : Infinity, endS - DAY_S);
    const day =
      isDayDue || isOne ? await lookBack({ ...query, startS: dayStartS, endS: untilS }, load, pause) : null;
    if (day) {
      const { log, stepS } = day;
      this.#day = { selector, atS: endS, incidents: log.incidents, stepS, readings: usualReadings(day) };
    }
    const ofDay = { earlier: this.#day?.incidents ?? [], day: this.#day?.readings };
    const range =
      isRangeDue && !isOne ? await lookBack({ ...query, endS: untilS }, load, pause, () => ofDay) : null;
    const newest = range ?? (isOne ? day : null);
    if (newest) {
      const { log, stepS } = newest;
      this.#before = { selector, untilS, lengthS, incidents: log.incidents, stepS };
    }
    const coarse = this.#pastOf(selector);
    const ofLooks = { ...query, endS: untilS };
    const sinceS = Math.min(startS, endS - DAY_S);
    const incidents = await lookCloser(coarse, ofLooks, sinceS, load, pause, this.#day?.readings);
    this.#past = { selector, incidents };
    const earlier = this.#earlierOf(selector);
    // What held when the live looks began was in their baselines: they are made again without it.
    const isHeldThen = earlier.some((held) => held.endS >= untilS - HELD_S);
    this.#log = { ...this.#log, earlier };
    if (isHeldThen) this.#live = await this.#lookAgain(query, untilS, pause);
    return this.#withBefore(this.#live, startS);
  }

  #earlierOf(selector: string): readonly Incident[] {
    return [this.#day, this.#before].flatMap((known) =>
      known?.selector === selector ? known.incidents : [],
    );
  }

  /** The incidents of the day and of the range, by their beginning. */
  #pastOf(selector: string): readonly Incident[] {
    const before = this.#before?.selector === selector ? this.#before : null;
    const day = this.#day?.selector === selector ? this.#day : null;
    const ofDay = day?.incidents ?? [];
    return before ? joinedIncidents(ofDay, before.incidents, day?.stepS ?? 0) : ofDay;
  }

  /** A live report with the incidents of the range before it. */
  #withBefore(report: CauseReport, startS: number): CauseReport {
    const before = this.#before?.selector === report.selector ? this.#before : null;
    const past = this.#past?.selector === report.selector ? this.#past.incidents : [];
    const stepS = before?.stepS ?? this.#day?.stepS ?? 0;
    const incidents = joinedIncidents(past, report.log.incidents, stepS);
    const shown = incidents.filter(({ endS }) => endS >= startS);
    const firstS = before === null ? report.log.firstS : startS;
    return { ...report, log: { ...report.log, firstS, incidents: shown } };
  }

  async #lookNow(query: CauseQuery, load: LoadMatrix, pause: Pause): Promise<CauseReport> {
    const { binding, scrapeIntervalS, startS, endS } = query;
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
    const record = this.#recordOf(samples, query);
    const atS = fine.endS;
    const known =
      isKnown && coarse === null ? this.#log : { ...NO_INCIDENTS, earlier: this.#earlierOf(selector) };
    const back = record.ranks.length > MOST_RANKS_LOOKED_BACK ? LOOK_EVERY_S : HISTORY_S;
    const firstS = known.atS === null ? atS - back : known.atS + LOOK_EVERY_S;
    const log = await looksUntil(known, record, firstS, atS, pause);
    this.#selector = selector;
    this.#samples = samples;
    this.#sampledToS = atS;
    this.#rankCount = record.ranks.length;
    this.#log = log;
    this.#live = reportOf(selector, log, record, atS);
    return this.#withBefore(this.#live, startS);
  }

  async #lookAgain(query: CauseQuery, firstS: number, pause: Pause): Promise<CauseReport> {
    const { selector } = query.binding;
    const toS = this.#log.atS ?? firstS;
    const record = this.#recordOf(this.#samples, query);
    const known = { ...NO_INCIDENTS, earlier: this.#log.earlier };
    this.#log = await looksUntil(known, record, firstS, toS, pause);
    return reportOf(selector, this.#log, record, toS);
  }

  #recordOf(samples: CauseSamples, { binding, scrapeIntervalS }: CauseQuery): CauseRecord {
    const day = this.#day?.selector === binding.selector ? this.#day.readings : undefined;
    return recordOf(samples, scrapeIntervalS, binding.places, day);
  }
}

async function looksUntil(
  known: IncidentLog,
  record: CauseRecord,
  firstS: number,
  toS: number,
  pause: Pause,
): Promise<IncidentLog> {
  let log = known;
  for (let atS = firstS; atS <= toS; atS += LOOK_EVERY_S) {
    log = withLook(log, record, atS);
    await pause();
  }
  return log;
}

function reportOf(selector: string, log: IncidentLog, record: CauseRecord, atS: number): CauseReport {
  const last = lookAt(record, log.atS ?? atS);
  return {
    selector,
    log,
    explained: log.shown.map((cause) => explainedShares(last, cause)),
    peers: peerExcesses(last),
    models: modelsOf(record),
    isLive: true,
  };
}

const modelsOf = ({ ranks }: CauseRecord): number =>
  new Set(ranks.map(({ labels }) => labels['model_name'])).size;
