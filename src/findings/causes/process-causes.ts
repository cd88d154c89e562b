import { targetKey } from '../target-key';
import type { Cause } from './cause';
import { growth, lowestIn, type Window } from './growth';
import { lastS, type Look, type RankLook } from './look';
import { indexAt, type CauseRecord, type RankRecord, type Values } from './record';

const RESTART_NEWS_S = 780;

/**
 * The process is a new one, and the one before served requests. A restart without traffic before it harms no request.
 * @param newsS how far back a restart counts, seconds
 */
export function restartOf(look: Look, { rank, model }: RankLook, newsS = RESTART_NEWS_S): Cause | null {
  const { record, atS } = look;
  const last = indexAt(record, atS);
  const first = Math.max(0, indexAt(record, atS - newsS));
  for (let i = last; i > first; i--) {
    if (rank.isReset[i] !== true) continue;
    let before = i - 1;
    while (before > 0 && (rank.meters.ttftCount[before] ?? null) === null) before--;
    if (!servedBefore(look, rank, before)) continue;
    return { kind: 'restart', model, rank, size: startedS(look, rank, before, i), evidence: [] };
  }
  return null;
}

/** A sample may be older than its point by some scrapes, and the clocks of a server and of Prometheus may differ a little. */
const CLOCK_SLACK_S = 60;

/**
 * When a new process started, Unix seconds: the start time that it exports, where that lies between the last sample of the process before
 * it and its own first one. Otherwise the time of its first sample: a proxy may hide the start time, and the clock of the server may be wrong.
 */
function startedS({ record }: Look, { meters }: RankRecord, before: number, first: number): number {
  const firstS = record.timesS[first] ?? 0;
  const earliestS = (record.timesS[before] ?? 0) - CLOCK_SLACK_S - 2 * record.scrapeIntervalS;
  const startS = meters.startS[first] ?? firstS;
  return startS >= earliestS && startS <= firstS ? startS : firstS;
}

/** True when requests got their first token in the three minutes before a sample. */
function servedBefore({ record }: Look, rank: RankRecord, index: number): boolean {
  const from = indexAt(record, (record.timesS[index] ?? 0) - 180);
  return (growth(rank, rank.meters.ttftCount, { from, to: index }) ?? 0) >= 1;
}

/** The index of the newest sample; -1 without one. */
function lastSample(look: Look, rank: RankRecord): number {
  return lastSampleAt(look, rank, indexAt(look.record, look.atS));
}

/** The index of the last sample at a time or before it; below 0 without any. */
function lastSampleAt({ record }: Look, rank: RankRecord, at: number): number {
  let last = Math.min(at, record.timesS.length - 1);
  while (last >= 0 && (rank.meters.running[last] ?? null) === null) last--;
  return last;
}

/** True without a sample at the end of a look, however short that is. */
export const isSilent = (look: Look, { rank }: RankLook): boolean =>
  !isSampled(rank, indexAt(look.record, look.atS));

/** How long it has had no sample, seconds; 0 where that is too short to say that it does not report. */
function silenceS({ record, atS }: Look, last: number): number {
  const at = indexAt(record, atS);
  const silentS = (record.timesS[at] ?? atS) - (record.timesS[last] ?? atS);
  // Of points that are far apart, one without a sample may be a single scrape that failed.
  const isLong = silentS > Math.max(25, 2.5 * record.scrapeIntervalS) && at - last >= 2;
  return isLong ? silentS : 0;
}

/** No sample for long. Whether the process is gone or cannot be reached, nothing tells. */
export function notReportingOf(look: Look, { rank, model }: RankLook): Cause | null {
  const last = lastSample(look, rank);
  if (last < 0) return null;
  const silentS = silenceS(look, last);
  if (silentS === 0 || isRemoved(look, rank, last) || hasOtherModel(look, rank)) return null;
  // Scrapes that fail now and then are another cause.
  if (hasOtherGap(look, rank, last)) return null;
  if (!servedBefore(look, rank, last)) return null;
  const sinceS = look.record.timesS[last] ?? look.atS;
  return { kind: 'not-reporting', model, rank, size: silentS, evidence: [], sinceS };
}

/** The query has `up` of a target for this long after its last sample, seconds. */
const UP_KNOWN_S = 290;

/**
 * True where Prometheus no longer scrapes the target, as when a pod is replaced or the replicas become fewer: it then has no `up` either.
 * False where `up` was never there.
 */
function isRemoved({ record, atS }: Look, { meters: { up } }: RankRecord, last: number): boolean {
  if (up.slice(0, last + 1).every((value) => value === null)) return false;
  const untilS = Math.min(atS, (record.timesS[last] ?? 0) + UP_KNOWN_S);
  return (up[indexAt(record, untilS)] ?? null) === null;
}

/** True where the server of a rank reports another model now: it was started again with that. */
function hasOtherModel({ record, atS }: Look, { labels }: RankRecord): boolean {
  const at = indexAt(record, atS);
  return record.ranks.some(
    (other) =>
      other.labels['model_name'] !== labels['model_name'] &&
      targetKey(other.labels) === targetKey(labels) &&
      isSampled(other, at),
  );
}

/**
 * True when scrapes fail now and then: in the five minutes before a sample, or, in a look at the past, in those after the silence. The
 * same process was there afterwards.
 */
function hasOtherGap(look: Look, rank: RankRecord, last: number): boolean {
  const { record, atS } = look;
  if (isGapIn(rank, Math.max(rank.first, lastS(look, 300).from), last)) return true;
  const next = nextSample(rank, indexAt(record, atS));
  const until = indexAt(record, (record.timesS[next] ?? Infinity) + 300);
  return rank.isReset[next] === false && isGapIn(rank, next, until);
}

/** True when samples are missing between two others of the same process. */
function isGapIn(rank: RankRecord, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    if (isSampled(rank, i)) continue;
    const next = nextSample(rank, i);
    if (next <= to && rank.isReset[next] !== true) return true;
    i = next;
  }
  return false;
}

const isSampled = ({ meters }: RankRecord, index: number): boolean =>
  (meters.running[index] ?? null) !== null;

/** The index of the first sample after a time; the number of times where there is none. */
function nextSample(rank: RankRecord, index: number): number {
  const { running } = rank.meters;
  let next = index + 1;
  while (next < running.length && !isSampled(rank, next)) next++;
  return next;
}

const STALL_S = 45;

/** Requests are in the batch, and nothing comes out. */
export function stallOf(look: Look, { rank, model }: RankLook): Cause | null {
  const spanS = Math.max(STALL_S, 4 * look.record.scrapeIntervalS);
  const last = lastS(look, spanS);
  // Where points are far apart, the window has three.
  const window = { ...last, from: Math.min(last.from, last.to - 2) };
  if (lowestIn(rank.meters.running, window) < 1) return null;
  if (hasStopped(rank.meters.scrapeS, window)) return null;
  const samples = rank.meters.itlCount.slice(Math.max(0, window.from), window.to + 1);
  if (samples.filter((value) => value !== null).length < Math.min(4, samples.length)) return null;
  if (samples.length < 3) return null;
  if (growth(rank, rank.meters.itlCount, window) !== 0) return null;
  if (growth(rank, rank.meters.ttftCount, window) !== 0) return null;
  const running = rank.meters.running[window.to] ?? 0;
  const sinceS = lastOutputS(look, rank, window.from);
  return {
    kind: 'stall',
    model,
    rank,
    size: running,
    evidence: [{ name: 'batch', now: running, usual: null }],
    ...(sinceS === null ? {} : { sinceS }),
  };
}

/** Time of the newest sample with an output, at an index or before it, Unix seconds; null where the record begins after that. */
function lastOutputS(
  { record }: Look,
  { meters: { itlCount }, first }: RankRecord,
  at: number,
): number | null {
  for (let i = at; i > first; i--)
    if ((itlCount[i - 1] ?? null) !== itlCount[i]) return record.timesS[i] ?? null;
  return null;
}

/**
 * When a rank reported or had an output again that did not at a moment, Unix seconds.
 * @param sinceS the moment
 * @returns null where it did not until the end of the record, and for other causes
 */
export function overAtS(record: CauseRecord, { kind, rank: place }: Cause, sinceS: number): number | null {
  const rank = record.ranks.find(({ key }) => key === place?.key);
  const { running, itlCount } = rank?.meters ?? {};
  const values = kind === 'not-reporting' ? running : kind === 'stall' ? itlCount : undefined;
  if (!values) return null;
  const at = indexAt(record, sinceS);
  const isOver = (i: number): boolean => (values[i] ?? null) !== null && values[i] !== values[at];
  for (let i = at + 1; i < record.timesS.length; i++) if (isOver(i)) return record.timesS[i] ?? null;
  return null;
}

/**
 * True where no scrape has arrived, as while Prometheus itself was away or its remote write is broken: Prometheus finds the last sample
 * for five more minutes, so each series seems to stand still. The durations of two scrapes are never equal.
 */
function hasStopped(scrapeS: Values, { from, to }: Window): boolean {
  const durations = scrapeS.slice(Math.max(0, from), to + 1).filter((value) => value !== null);
  return durations.length > 0 && new Set(durations).size < 3;
}

/** An absence of this length was seen by a look, or by the rule about absences. */
const ABSENCE_S = 60;

/**
 * The share of scrapes that failed in five minutes, 0 to 1, the number of gaps and the longest of them, also where that began earlier,
 * for a rank that runs all the time.
 */
export function lostScrapes(
  look: Look,
  { rank }: RankLook,
  spanS = 300,
): { share: number; gapS: number; gaps: number } | null {
  const { record } = look;
  const window = lastS(look, spanS);
  let lost = 0;
  let count = 0;
  let gapS = 0;
  let gaps = 0;
  const before = lastSampleAt(look, rank, window.from);
  let lastSeenS = before < 0 ? null : (record.timesS[before] ?? null);
  let isLost = false;
  for (let i = Math.max(rank.first, window.from + 1); i <= window.to; i++) {
    const atS = record.timesS[i] ?? 0;
    count += 1;
    if (rank.isReset[i] === true) return null;
    if ((rank.meters.running[i] ?? null) === null) {
      lost += 1;
      if (!isLost) gaps += 1;
      isLost = true;
      continue;
    }
    if (lastSeenS !== null && isLost) gapS = Math.max(gapS, atS - lastSeenS);
    lastSeenS = atS;
    isLost = false;
  }
  return count < 5 ? null : { share: lost / count, gapS, gaps };
}

export function lostScrapesOf(look: Look, own: RankLook): Cause | null {
  // While it does not report for the first time, nothing tells lost scrapes from a process that is down.
  const last = lastSample(look, own.rank);
  if (last < 0 || (isSilent(look, own) && !hasOtherGap(look, own.rank, last))) return null;
  const lost = lostScrapes(look, own);
  if (lost === null) return null;
  // The page reports a single long gap as an absence, not as lost scrapes.
  if (lost.gaps === 1 && lost.gapS >= ABSENCE_S) return null;
  const { scrapeIntervalS } = look.record;
  const recent = lostScrapes(look, own, 100)?.share ?? 0;
  if (lost.share < 0.2 && recent < 0.3 && lost.gapS <= Math.max(30, 4 * scrapeIntervalS)) return null;
  return {
    kind: 'lost-scrapes',
    model: own.model,
    rank: own.rank,
    size: lost.share,
    evidence: [{ name: 'lost-share', now: lost.share, usual: null }],
  };
}
