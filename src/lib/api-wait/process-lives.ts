import type { Snapshot } from './rank-gauges';
import { Spread } from './spread';

/** A rank whose batch has shrunk to this share of its largest has had free request handles: nobody waited. */
const FREE_SHARE = 0.95;

/** Two start times that differ by less are of one process: a clock that is adjusted moves them. */
const SAME_START_S = 2;

/** One of these is enough in so many seconds: the base changes slowly. */
const BASE_EVERY_S = 60;

/** So many moments of one process make a base of their own. */
const OWN_BASE = 10;

/** In the first seconds of a queue nobody has hung up yet: then the count of those who wait is right. */
const ONSET_S = 15;
const OWN_ONSET = 3;

/** The count falls by so many requests for so many that end, at most, until a server has shown how often it does so. */
const USUAL_DOWN = { requests: 2, ended: 1000 };

/** What is known at one moment. */
export interface Known extends Snapshot {
  /** Index of the first moment of the same process. */
  readonly lifeFrom: number;
  /** True when the process has been seen from its start on: its totals count from 0. */
  readonly isWhole: boolean;
  /** When handles were all taken the last time, Unix seconds; -Infinity for never. */
  readonly busyAtS: number;
  /** True when request handles are free: nobody waits, and all that LMDeploy counts as waiting is gone. */
  readonly isFree: boolean;
  /**
   * Requests counted as waiting beyond those that were counted when handles were free the last time: those that wait, and those
   * that have hung up since. Null when handles never were free.
   */
  readonly count: number | null;
  /** Open files less the requests that hold a handle, when nobody waits, and their deviation; null when not known. */
  readonly base: { readonly files: number; readonly deviation: number } | null;
}

/**
 * Goes through the moments of a rank in order. LMDeploy sets its gauges together, and as long as anybody waits all handles are
 * taken: a moment at which they are not tells what the counts are when nobody waits.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/serve/managers/session_manager.py
 */
export function knownOf(snapshots: readonly Snapshot[]): Known[] {
  const known: Known[] = [];
  const files = new BaseFiles();
  const down = { ...USUAL_DOWN };
  const tops = topsOf(snapshots);
  let [lifeFrom, isWhole, freeAtS, busyAtS] = [0, false, -Infinity, -Infinity];
  let floor: Snapshot | null = null;
  for (const [i, now] of snapshots.entries()) {
    const before = snapshots[i - 1];
    if (before && isRestart(before, now)) {
      [lifeFrom, isWhole, freeAtS] = [i, true, now.atS];
      floor = { ...now, waiting: 0, ended: 0 };
      files.restart();
    }
    const top = tops[i] ?? 0;
    const isFree = (now.routed <= FREE_SHARE * top && now.routed < top) || now.routed === 0;
    if (isFree) {
      if (floor && before && floor === before) {
        down.requests += Math.max(0, floor.waiting - now.waiting);
        down.ended += now.ended - floor.ended;
      }
      floor = now;
      freeAtS = now.atS;
      files.addFree(now);
    }
    if (!isFree) busyAtS = now.atS;
    // A few requests are counted twice at their end, so that the count falls below the truth in the course of time.
    const lost = floor ? ((now.ended - floor.ended) * down.requests) / down.ended : 0;
    const count = floor && Math.max(0, now.waiting - floor.waiting + (isFree ? 0 : lost));
    if (!isFree && count !== null && now.atS - freeAtS <= ONSET_S) files.addOnset(now, count);
    const { atS, waiting, routed, ended, openFiles, startS, index } = now;
    known.push({
      atS,
      waiting,
      routed,
      ended,
      openFiles,
      startS,
      index,
      lifeFrom,
      isWhole,
      isFree,
      busyAtS,
      count,
      base: files.base,
    });
  }
  return known;
}

/** Open files less the requests that hold a handle, at moments at which it is known how many wait. */
class BaseFiles {
  readonly #all = { free: new Spread(), onset: new Spread() };
  #own = { free: new Spread(), onset: new Spread() };
  #addedAtS = -Infinity;
  #base: Known['base'] = null;

  get base(): Known['base'] {
    return this.#base;
  }

  restart(): void {
    this.#own = { free: new Spread(), onset: new Spread() };
  }

  addFree({ openFiles, routed, atS }: Snapshot): void {
    if (openFiles === null || atS - this.#addedAtS < BASE_EVERY_S) return;
    this.#addedAtS = atS;
    for (const { free } of [this.#all, this.#own]) free.add(openFiles - routed);
    this.#update();
  }

  addOnset({ openFiles, routed }: Snapshot, count: number): void {
    if (openFiles === null) return;
    for (const { onset } of [this.#all, this.#own]) onset.add(openFiles - routed - count);
    this.#update();
  }

  #update(): void {
    const free = this.#own.free.size >= OWN_BASE ? this.#own.free : this.#all.free;
    const onset = this.#own.onset.size >= OWN_ONSET ? this.#own.onset : this.#all.onset;
    if (free.size === 0) return;
    const { median, deviation } = free;
    this.#base = { files: median, deviation };
    // Connections that stand idle while handles are free, and carry requests when they are not, belong to no base.
    const busy = onset.at(0.7);
    if (onset.size >= OWN_ONSET && busy < median - 0.5 * deviation - 3)
      this.#base = { files: busy, deviation };
  }
}

/** The most requests that the process of each moment ever had handles for, as far as it has been seen. */
function topsOf(snapshots: readonly Snapshot[]): Float64Array {
  const tops = new Float64Array(snapshots.length);
  let from = 0;
  for (let i = 1; i <= snapshots.length; i++) {
    const [before, now] = [snapshots[i - 1], snapshots[i]];
    if (before && now && !isRestart(before, now)) continue;
    const life = snapshots.slice(from, i);
    tops.fill(
      life.reduce((most, { routed }) => Math.max(most, routed), 0),
      from,
      i,
    );
    from = i;
  }
  return tops;
}

function isRestart(before: Snapshot, now: Snapshot): boolean {
  if (before.startS !== null && now.startS !== null) return now.startS > before.startS + SAME_START_S;
  return now.ended < before.ended;
}
