import { listOf } from '../../i18n/sentence';
import { gridLength } from '../../lib/frame';
import type { Labels } from '../../lib/labels';
import { fleetKey, rankLabelsOf } from '../../lib/rank-labels';
import type { Finding } from '../finding';
import type { RankLife } from '../rank-life';
import type { Rule, Scene } from '../scene';
import { isAtEnd, isLong, newestSpan, newsOf, timeAt } from '../spans';
import { targetKey } from '../target-key';
import { THRESHOLDS } from '../thresholds';
import { spanText, whenOf } from '../when';

/** Ranks that do not report at the end of the range. */
export const ranksDown: Rule = (scene) => {
  // Who is not in a part of the data is not gone.
  if (scene.missing !== null) return [];
  const { up, reported, unseen, of } = countRanks(scene);
  if (up.length >= of) return [];
  const isSure =
    scene.expectedEngines !== null ||
    reported.some((m) => m.isRefused) ||
    unseen.length > 0 ||
    up.length === 0;
  return [findingOf(scene, reported, unseen, up.length, of, isSure)];
};

/** How many ranks there should be at the end of the range: a rank whose place another took is none of them. */
export const ranksThere = (scene: Scene): number => countRanks(scene).of;

interface RankCount {
  readonly up: readonly RankLife[];
  readonly reported: readonly Missing[];
  /** Instances that are down and have no sample in the range. */
  readonly unseen: readonly string[];
  readonly of: number;
}

function countRanks(scene: Scene): RankCount {
  const { lives, expectedEngines } = scene;
  const down = downTargets(scene);
  const downFrom = ({ labels }: RankLife): number | undefined => down.get(targetKey(labels))?.from;
  // Prometheus repeats the last sample for five minutes unless it marks the series as stale.
  const isUp = (life: RankLife): boolean =>
    downFrom(life) === undefined && isAtEnd(scene.grid, scene.scrapeIntervalS, life.last);
  const up = lives.filter(isUp);
  const missing = unreplaced(
    scene,
    lives.filter((life) => !isUp(life)),
    up,
  ).map((life): Missing => ({
    life,
    from: Math.min(downFrom(life) ?? Infinity, life.last + 1),
    isRefused: down.has(targetKey(life.labels)),
  }));
  // A target may be removed on purpose: report it only for a while, or when more ranks are expected.
  const reported = missing.filter(
    ({ isRefused, life }) => isRefused || isNews(scene, life) || expectedEngines !== null,
  );
  const seen = new Set(lives.map(({ labels }) => targetKey(labels)));
  const unseen = [...down].flatMap(([key, { instance }]) => (seen.has(key) ? [] : [instance]));
  return { up, reported, unseen, of: expectedEngines ?? up.length + reported.length + unseen.length };
}

interface Missing {
  readonly life: RankLife;
  /** Index of the first point without it. */
  readonly from: number;
  /** True when Prometheus has the target and cannot scrape it. */
  readonly isRefused: boolean;
}

/** Ranks that did not report for a while and report again. */
export const ranksAway: Rule = (scene) =>
  scene.lives.flatMap((life): Finding[] => {
    const span = newsOf(scene.grid, scene.scrapeIntervalS, life.absences);
    if (!span || !isAtEnd(scene.grid, scene.scrapeIntervalS, life.last)) return [];
    const back = timeAt(scene.grid, span.to) + THRESHOLDS.absenceS;
    // The finding about the restart already covers this.
    if (life.restartsS.some((s) => s >= timeAt(scene.grid, span.from) - THRESHOLDS.absenceS && s <= back))
      return [];
    const when = spanText(
      scene.language.words,
      scene.formatTime(timeAt(scene.grid, span.from)),
      scene.formatTime(timeAt(scene.grid, span.to)),
    );
    return [
      {
        id: `away ${life.key}`,
        isNow: false,
        weight: 25,
        state: 'info',
        panel: 'process-up',
        atS: timeAt(scene.grid, span.from),
        text: scene.language.words.findingAway(scene.rankName(life.labels), when),
      },
    ];
  });

interface DownTarget {
  readonly instance: string;
  /** Index of the first point at which it is down. */
  readonly from: number;
}

/** Targets that are down at the end of the range, by their key. */
export function downTargets({ grid, scrapeIntervalS, columns }: Scene): ReadonlyMap<string, DownTarget> {
  const runningAt = (key: string, i: number): boolean =>
    columns.rankRunning.some(
      ({ labels, values }) => targetKey(labels) === key && (values[i] ?? null) !== null,
    );
  return new Map(
    columns.targetDown.flatMap(({ labels, values }): [string, DownTarget][] => {
      const key = targetKey(labels);
      const isDown = (i: number): boolean => (values[i] ?? null) !== null;
      const span = newestSpan(grid, scrapeIntervalS, isDown, THRESHOLDS.absenceS);
      if (!span || !isAtEnd(grid, scrapeIntervalS, span.to)) return [];
      // A rank that reports again is no longer down; where some scrapes fail, it is down since the last one that did not.
      let from = gridLength(grid);
      while (from > span.from && (isDown(from - 1) || !runningAt(key, from - 1))) from -= 1;
      if (!isLong(grid, { from, to: span.to }, THRESHOLDS.absenceS)) return [];
      return [[key, { instance: labels['instance'] ?? '', from }]];
    }),
  );
}

/** In the last hour every rank that went is news, whatever the chosen range. */
const isNews = ({ grid, span }: Scene, { last }: RankLife): boolean =>
  span === 'hour' || last >= (gridLength(grid) - 1) * (1 - THRESHOLDS.newsShare);

/**
 * The missing ranks without replaced ones. Each new rank replaces one, such as after a pod is rescheduled. A server that was started again
 * with another model has no more ranks of the one before.
 */
function unreplaced(scene: Scene, missing: readonly RankLife[], up: readonly RankLife[]): RankLife[] {
  const slackPoints = Math.ceil(THRESHOLDS.smoothS / scene.grid.stepS);
  const fresh = up.filter((life) => life.first > 1);
  return missing.filter((gone) => {
    if (up.some(({ labels }) => hasOtherModel(labels, gone.labels))) return false;
    const place = fresh.findIndex(
      (life) => samePlace(life.labels, gone.labels) && life.first >= gone.last - slackPoints,
    );
    if (place >= 0) fresh.splice(place, 1);
    return place < 0;
  });
}

/** True for ranks of one server with different models. */
const hasOtherModel = (a: Labels, b: Labels): boolean =>
  targetKey(a) === targetKey(b) && a['model_name'] !== b['model_name'];

const samePlace = (a: Labels, b: Labels): boolean => fleetOf(a) === fleetOf(b) && a['engine'] === b['engine'];

/** A server stays in its place when another job scrapes it. */
const fleetOf = (labels: Labels): string => fleetKey({ ...rankLabelsOf(labels), job: '' });

function findingOf(
  scene: Scene,
  missing: readonly Missing[],
  unseen: readonly string[],
  up: number,
  of: number,
  isSure: boolean,
): Finding {
  const { grid } = scene;
  const { words } = scene.language;
  const names = [...missing.map(({ life }) => scene.rankName(life.labels)), ...unseen];
  const goneAt = missing.map(({ from }) => from);
  const first = Math.min(...goneAt);
  const isOneMoment = goneAt.length > 0 && unseen.length === 0 && Math.max(...goneAt) - first <= 2;
  const when = isOneMoment
    ? whenOf(scene, 'ranks-down', { from: first, to: gridLength(grid) - 1 }).when
    : null;
  const ranks = listOf(names, words.names);
  return {
    id: 'ranks-down',
    isNow: true,
    weight: isSure ? 95 : 60,
    state: isSure ? 'bad' : 'warn',
    panel: 'process-up',
    atS: goneAt.length > 0 ? timeAt(grid, Math.max(...goneAt)) : null,
    text:
      names.length === 0
        ? words.findingRanksMissing(up, of)
        : words.findingRanksDown({ ranks, isMany: names.length > 1, isSure, when }, up, of),
  };
}
