import { leakedLevel } from '../../../lib/leaked-level';
import { rankKeyOfSeries } from '../../../lib/rank-labels';
import type { Column } from '../../../queries/asker';
import { pointsIn } from '../column-math';
import type { Labels } from '../finding';
import type { Rule, Scene } from '../scene';
import { isAtEnd, spansWhere } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { count } from '../wording';

const { leak } = THRESHOLDS;

interface Leak {
  readonly labels: Labels;
  /** Requests that are counted and not there. */
  readonly level: number;
}

/**
 * Ranks whose count of requests without a handle has drifted up, by {@link rankKeyOfSeries}. Sure where no handle is taken at the
 * same time, and where the count stands still while the batch does not.
 */
export function leakedRanks({ grid, scrapeIntervalS, columns }: Scene): ReadonlyMap<string, Leak> {
  const found = new Map<string, Leak>();
  const running = new Map(columns.rankRunning.map((column) => [rankKeyOfSeries(column.labels), column]));
  for (const { labels, values } of columns.rankApiWaiting) {
    const key = rankKeyOfSeries(labels);
    const end = values.findLastIndex((v) => v !== null);
    const from = end + 1 - pointsIn(leak.standsS, grid.stepS);
    if (from < 0 || !isAtEnd(grid, scrapeIntervalS, end)) continue;
    const beside = running.get(key)?.values.slice(from, end + 1) ?? [];
    const level = leakedLevel(values.slice(from, end + 1), beside);
    if (level > 0) found.set(key, { labels, level });
  }
  for (const column of columns.rankApiLeaked) {
    const level = levelAtRest(column, grid, scrapeIntervalS);
    if (level > 0) found.set(rankKeyOfSeries(column.labels), { labels: column.labels, level });
  }
  return found;
}

/** What waits at the end of the range although no handle is taken, for longer than a gauge is old. */
function levelAtRest({ values }: Column, grid: Scene['grid'], scrapeIntervalS: number): number {
  const last = spansWhere(grid, (i) => (values[i] ?? 0) > 0, leak.lastsS).at(-1);
  return last && isAtEnd(grid, scrapeIntervalS, last.to) ? (values[last.to] ?? 0) : 0;
}

/** Requests that only seem to wait. */
export const leaks: Rule = (scene) => {
  const found = [...leakedRanks(scene).values()];
  const [first] = found;
  if (!first) return [];
  const n = count(found.reduce((sum, { level }) => sum + level, 0));
  const where =
    found.length > 1
      ? { en: `${found.length} ranks`, zh: `${found.length} 个 Rank` }
      : scene.rankName(first.labels);
  return [
    {
      id: 'leak',
      weight: 10,
      state: 'info',
      panel: 'api-waiting-change',
      atS: null,
      text: {
        en: `${n} of the requests that seem to wait in the API server of ${where.en} hung up long ago; LMDeploy counts them until a restart.`,
        zh: `${where.zh} 的 API Server 等待数中有 ${n} 个请求其实早已断开，LMDeploy 会一直计入，直到重启。`,
      },
    },
  ];
};
