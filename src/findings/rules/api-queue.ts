import { formatAge } from '../../i18n/format-age';
import type { Language } from '../../i18n/language';
import { gridLength } from '../../lib/frame';
import { quantityText } from '../../lib/quantity-text';
import { rankKeyOfSeries } from '../../lib/rank-labels';
import { pointsIn, runningSums, single, sumOver } from '../column-math';
import type { Rule } from '../scene';
import { newestSpan } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf } from '../when';

const { apiQueue, smoothS } = THRESHOLDS;

/**
 * Requests that wait for a handle, and how long: by Little's law the mean wait is how many wait over how many leave.
 * No latency of LMDeploy holds that wait.
 * @see https://en.wikipedia.org/wiki/Little%27s_law
 */
export const apiQueueing: Rule = (scene) => {
  const { grid, columns, scrapeIntervalS, leaked, language } = scene;
  const length = gridLength(grid);
  const queued = new Array<number>(length).fill(0);
  for (const { labels, values } of columns.rankApiWaiting) {
    // What is counted and not there does not wait.
    const floor = leaked.get(rankKeyOfSeries(labels))?.level ?? 0;
    for (const [i, value] of values.entries())
      queued[i] = (queued[i] ?? 0) + Math.max(0, (value ?? 0) - floor);
  }
  const waiting = runningSums(queued, length);
  const finished = runningSums(single(columns.finished), length);
  const points = pointsIn(smoothS, grid.stepS);
  const waitS = (i: number): number => {
    const [waits, leaves] = [sumOver(waiting, i, points), sumOver(finished, i, points)];
    return leaves > 0 ? waits / leaves : waits > 0 ? Infinity : 0;
  };
  const isQueued = (i: number): boolean => (queued[i] ?? 0) >= 1 && waitS(i) >= apiQueue.waitS;
  const span = newestSpan(grid, scrapeIntervalS, isQueued, apiQueue.lastsS);
  if (!span) return [];
  const when = whenOf(scene, span);
  const most = when.isNow ? (queued[span.to] ?? 0) : Math.max(...queued.slice(span.from, span.to + 1));
  const wait = waitS(span.to);
  const isBad = when.isNow && wait >= apiQueue.badWaitS;
  return [
    {
      id: 'api-queue',
      weight: when.isNow ? 85 : 45,
      state: isBad ? 'bad' : 'warn',
      panel: 'scheduler',
      atS: when.fromS,
      text: language.words.findingApiQueue(
        when,
        Math.max(1, Math.round(most)),
        wait === Infinity ? null : waitText(wait, language),
      ),
    },
  ];
};

/** `5 s`, `15 min`. */
const waitText = (waitS: number, language: Language): string =>
  waitS < 100 ? quantityText(waitS, 'longSeconds', language) : formatAge(waitS, language);
