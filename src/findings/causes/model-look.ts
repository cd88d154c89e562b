import { usualOf, zOf } from './baseline';
import type { RankLook } from './look';
import type { Readings } from './readings-type';

/** A figure of a model now, and its usual value with the spread of the slices before. */
export interface ModelFigure {
  readonly now: number;
  readonly usual: number;
  readonly spread: number;
}

/** Sums of all ranks of a model: traffic, and the lengths of its requests. */
export interface ModelLook {
  readonly model: string;
  readonly ranks: readonly RankLook[];
  /** Requests in the window. */
  readonly arrivals: ModelFigure | null;
  readonly outputTokens: ModelFigure | null;
  readonly outputMedian: ModelFigure | null;
  readonly promptTokens: ModelFigure | null;
  readonly computedTokens: ModelFigure | null;
  readonly hitShare: ModelFigure | null;
  readonly noHitShare: ModelFigure | null;
}

type Read = (parts: readonly Readings[]) => number | null;

const sum = (parts: readonly Readings[], read: (part: Readings) => number | null): number =>
  parts.reduce((total, part) => total + (read(part) ?? 0), 0);

/** The mean of a reading over ranks, weighted by the requests that finished. */
const weighted =
  (read: (part: Readings) => number | null): Read =>
  (parts) => {
    const known = parts.filter((part) => read(part) !== null);
    const finished = sum(known, (part) => part.finished);
    return finished > 0 ? sum(known, (part) => (read(part) ?? 0) * (part.finished ?? 0)) / finished : null;
  };

/** Requests per second, so that windows of different lengths compare. */
const arrivals: Read = (parts) => {
  const known = parts.filter(({ received, spanS }) => received !== null && spanS > 0);
  return known.length > 0 ? sum(known, ({ received, spanS }) => (received ?? 0) / spanS) : null;
};

export function modelLook(model: string, ranks: readonly RankLook[]): ModelLook {
  const figure = (read: Read): ModelFigure | null => {
    const now = read(ranks.map((rank) => rank.now));
    const length = Math.max(0, ...ranks.map(({ baseline }) => baseline?.slices.length ?? 0));
    const before: (number | null)[] = [];
    for (let i = 0; i < length; i++) {
      before.push(read(ranks.flatMap(({ baseline }) => baseline?.slices[i] ?? [])));
    }
    const usual = usualOf(before);
    return now === null || usual === null ? null : { now, usual: usual.median, spread: usual.spread };
  };
  return {
    model,
    ranks,
    arrivals: figure(arrivals),
    outputTokens: figure(weighted(({ outputTokens }) => outputTokens)),
    outputMedian: figure(weighted(({ outputMedian }) => outputMedian)),
    promptTokens: figure(weighted(({ promptTokens }) => promptTokens)),
    computedTokens: figure(weighted(({ computedTokens }) => computedTokens)),
    hitShare: figure(weighted(({ hitShare }) => hitShare)),
    noHitShare: figure(weighted(({ noHitShare }) => noHitShare)),
  };
}

export const factorOf = (figure: ModelFigure | null): number | null =>
  figure !== null && figure.usual > 0 ? figure.now / figure.usual : null;

export const zOfFigure = ({ now, usual, spread }: ModelFigure): number => zOf(now, { median: usual, spread });
