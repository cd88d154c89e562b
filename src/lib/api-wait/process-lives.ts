import { SMOOTH_S } from './levels';
import { momentsOf, type Known, type Moment, type Snapshot } from './moments';
import type { RankGauges } from './rank-gauges';
import { Spread } from './spread';

/** When a batch shrinks to this share of its largest size, request handles are free and no request waits. */
const FREE_SHARE = 0.95;

/** Start times that differ by less belong to one process: clock adjustments change them slightly. */
const SAME_START_S = 2;

/** The base uses one time in this many seconds, because it changes slowly. */
const BASE_EVERY_S = 60;

/** A process has its own base after this many times. */
const OWN_BASE = 10;

/** In the first seconds of a queue no client has disconnected yet, so LMDeploy's count is right. */
const ONSET_S = 15;
const OWN_ONSET = 3;

/** Assumed error of the count until a server shows its own: it falls by at most `requests` for `ended` finished requests. */
const USUAL_DOWN = { requests: 2, ended: 1000 };

/**
 * The states of a rank in order of time. LMDeploy sets its gauges together, and all handles are taken while a request waits.
 * So a time with free handles shows the counts without waiting requests.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/serve/managers/session_manager.py
 */
export function knownOf(range: RankGauges, before: RankGauges | null): readonly Known[] {
  const moments = momentsOf(range, before);
  const files = new BaseFiles();
  const down = { ...USUAL_DOWN };
  const tops = topsOf(moments);
  let [lifeFrom, isWhole, freeAtS, busyAtS] = [0, false, -Infinity, -Infinity];
  let floor: Snapshot | null = null;
  /** While LMDeploy counts exactly what it did when no request waited, none does: the count of a queue moves. */
  let isStill = true;
  let last: Moment | null = null;
  for (let i = 0; i < moments.length; i++) {
    const now = moments[i];
    if (!now) continue;
    if (last && isRestart(last, now)) {
      [lifeFrom, isWhole, freeAtS] = [i, true, now.atS];
      floor = { ...now, waiting: 0, ended: 0 };
      isStill = true;
      files.restart();
    }
    const top = tops[i] ?? 0;
    const isFree = (now.routed <= FREE_SHARE * top && now.routed < top) || now.routed === 0;
    if (isFree) {
      if (floor && floor === last) {
        down.requests += Math.max(0, floor.waiting - now.waiting);
        down.ended += now.ended - floor.ended;
      }
      floor = now;
      freeAtS = now.atS;
      files.addFree(now);
    }
    if (!isFree) busyAtS = now.atS;
    isStill = isFree || (isStill && now.waiting === floor?.waiting);
    // LMDeploy counts a few requests twice at their end, so its count falls below the true number over time.
    const lost = floor && !isStill ? ((now.ended - floor.ended) * down.requests) / down.ended : 0;
    const count = floor && wholeRequests(now.waiting - floor.waiting + (isFree ? 0 : lost));
    if (!isFree && count !== null && now.atS - freeAtS <= ONSET_S) files.addOnset(now, count);
    now.lifeFrom = lifeFrom;
    now.isWhole = isWhole;
    now.isFree = isFree;
    now.busyAtS = busyAtS;
    now.count = count;
    // Nobody asks for it where handles have been free for long.
    now.base = now.atS - busyAtS < SMOOTH_S ? files.base : null;
    last = now;
  }
  return moments;
}

/** Nothing below half a request: the correction for requests that LMDeploy counts twice is a mean, no request. */
const wholeRequests = (count: number): number => (count < 0.5 ? 0 : count);

/** Open files minus the requests with a handle, at times when the number of waiting requests is known. */
class BaseFiles {
  readonly #all = { free: new Spread(), onset: new Spread() };
  /** Those of the process; before the first restart they are all. */
  #own = this.#all;
  #addedAtS = -Infinity;
  /** Undefined: numbers have come since it was last read. */
  #base: Known['base'] | undefined = null;

  get base(): Known['base'] {
    if (this.#base === undefined) this.#base = this.#baseNow();
    return this.#base;
  }

  restart(): void {
    // That of the process before, until the new one shows its own.
    this.#base = this.base;
    this.#own = { free: new Spread(), onset: new Spread() };
  }

  addFree({ openFiles, routed, atS }: Snapshot): void {
    if (openFiles === null || atS - this.#addedAtS < BASE_EVERY_S) return;
    this.#addedAtS = atS;
    this.#add('free', openFiles - routed);
  }

  addOnset({ openFiles, routed }: Snapshot, count: number): void {
    if (openFiles !== null) this.#add('onset', openFiles - routed - count);
  }

  #add(to: 'free' | 'onset', files: number): void {
    this.#all[to].add(files);
    if (this.#own !== this.#all) this.#own[to].add(files);
    this.#base = undefined;
  }

  #baseNow(): Known['base'] {
    const free = this.#own.free.size >= OWN_BASE ? this.#own.free : this.#all.free;
    const onset = this.#own.onset.size >= OWN_ONSET ? this.#own.onset : this.#all.onset;
    if (free.size === 0) return null;
    const { median, deviation } = free;
    // Connections that are idle while handles are free, and have requests when all are taken, do not belong to the base.
    const busy = onset.at(0.7);
    const isBusy = onset.size >= OWN_ONSET && busy < median - 0.5 * deviation - 3;
    return { files: isBusy ? busy : median, deviation };
  }
}

/** For each moment the largest number of handles in use in its process. */
function topsOf(moments: readonly Snapshot[]): Float64Array {
  const tops = new Float64Array(moments.length);
  let [from, most] = [0, 0];
  for (let i = 0; i < moments.length; i++) {
    const [before, now] = [moments[i - 1], moments[i]];
    if (before && now && isRestart(before, now)) {
      tops.fill(most, from, i);
      [from, most] = [i, 0];
    }
    most = Math.max(most, now?.routed ?? 0);
  }
  return tops.fill(most, from);
}

function isRestart(before: Snapshot, now: Snapshot): boolean {
  if (before.startS !== null && now.startS !== null) return now.startS > before.startS + SAME_START_S;
  return now.ended < before.ended;
}
