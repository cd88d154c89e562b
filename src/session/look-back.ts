import { baselineTimes } from '../findings/causes/baseline';
import { causeSteps } from '../findings/causes/cause-grids';
import { causeQuery } from '../findings/causes/cause-query';
import { NO_SAMPLES, withLoad } from '../findings/causes/cause-samples';
import {
  LOOK_EVERY_S,
  NO_INCIDENTS,
  withLook,
  type Incident,
  type IncidentLog,
} from '../findings/causes/incidents';
import { dayReadings } from '../findings/causes/day-readings';
import { windowOf } from '../findings/causes/look';
import type { CauseRecord } from '../findings/causes/record';
import { recordOf, type DayReadings } from '../findings/causes/record-of';
import type { Grid } from '../lib/frame';
import type { Binding } from '../queries/binding';
import type { Matrix } from '../queries/matrix';

/** The moment and the selection of a look. */
export interface CauseQuery {
  readonly binding: Binding;
  readonly scrapeIntervalS: number;
  /** The range of the page, Unix seconds. */
  readonly startS: number;
  readonly endS: number;
  readonly isLive: boolean;
}

export type LoadMatrix = (expr: string, grid: Grid) => Promise<Matrix>;

/** Lets the browser do other work. */
export type Pause = () => Promise<void>;

/** Points of one response, at most. */
const SPAN_POINTS = 240;
/** A longer span is two responses. */
const LONG_S = 12 * 3600;

/** Above this many ranks the page only looks at the range, or at now: the past would take seconds of the browser. */
export const MOST_RANKS_LOOKED_BACK = 16;

/** So long a time says what is usual. */
export const DAY_S = 86_400;

/** What happened in a span that is over. */
export interface Past {
  readonly record: CauseRecord;
  readonly log: IncidentLog;
  /** Distance of its samples, seconds. */
  readonly stepS: number;
}

/** What looks over a longer time have found. */
export interface Known {
  readonly earlier: readonly Incident[];
  readonly day?: DayReadings | undefined;
}

const NOTHING_KNOWN: Known = { earlier: [] };

/** How far apart the samples of a span are, seconds: that of the query, and that by which looks at them reckon. */
export function spanSteps({
  scrapeIntervalS,
  startS,
  endS,
}: Pick<CauseQuery, 'scrapeIntervalS' | 'startS' | 'endS'>): { stepS: number; sampledS: number } {
  const { fineStepS } = causeSteps(scrapeIntervalS);
  const points = responsesOf(endS - startS) * SPAN_POINTS;
  const stepS = Math.max(fineStepS, Math.ceil((endS - startS) / points / fineStepS) * fineStepS);
  return { stepS, sampledS: Math.max(scrapeIntervalS, stepS / 2) };
}

const responsesOf = (spanS: number): number => (spanS > LONG_S ? 2 : 1);

/**
 * Looks at each minute of a span that is over, or at each sample where they are rarer.
 * @param knownOf what longer looks have found, for the number of ranks that the span has
 * @throws QueryError
 */
export async function lookBack(
  query: CauseQuery,
  load: LoadMatrix,
  pause: Pause,
  knownOf: (ranks: number) => Known | Promise<Known> = () => NOTHING_KNOWN,
): Promise<Past> {
  const { binding, startS, endS } = query;
  const { stepS, sampledS } = spanSteps(query);
  const onStep = (atS: number): number => Math.floor(atS / stepS) * stepS;
  const beforeS = baselineTimes(windowOf({ scrapeIntervalS: sampledS })).spanS + stepS;
  const from = onStep(startS - beforeS);
  const middle = responsesOf(endS - startS) === 2 ? onStep((startS + endS) / 2) : null;
  const grids: Grid[] =
    middle === null
      ? [{ startS: from, endS: onStep(endS), stepS }]
      : [
          { startS: from, endS: middle, stepS },
          { startS: middle + stepS, endS: onStep(endS), stepS },
        ];
  const loaded = await Promise.all(grids.map((grid) => load(causeQuery(binding), grid)));
  const samples = grids.reduce(
    (soFar, grid, i) => withLoad(soFar, grid, loaded[i]?.series ?? []),
    NO_SAMPLES,
  );
  const recordWith = (day?: DayReadings): CauseRecord => recordOf(samples, sampledS, binding.places, day);
  const known = await knownOf(recordWith().ranks.length);
  const record = recordWith(known.day);
  const everyS = Math.max(LOOK_EVERY_S, stepS);
  let log: IncidentLog = { ...NO_INCIDENTS, earlier: known.earlier };
  for (let atS = onStep(startS); atS <= endS; atS += everyS) {
    log = withLook(log, record, atS);
    await pause();
  }
  return { record, log, stepS };
}

/** What is usual in a span: its readings without the times in which something was wrong. */
export function usualReadings({ record, log }: Past): DayReadings {
  const isExcluded = (fromS: number, toS: number): boolean =>
    log.incidents.some(({ cause, startS, endS }) => cause.kind !== 'leak' && startS < toS && endS > fromS);
  return dayReadings(record, isExcluded);
}
