import { gridLength } from '../lib/frame';
import type { Marker } from '../lib/marker';
import type { Lang } from '../lib/text';
import type { RankLife } from './rank-life';
import type { Scene } from './scene';
import { isAtEnd, spansWhere, timeAt } from './spans';
import { THRESHOLDS } from './thresholds';
import { capital, listOf } from './wording';

/** What happened to the servers in the range, in the order of time. */
export function markersOf(scene: Scene, lang: Lang): Marker[] {
  return [...restarts(scene, lang), ...steps(scene, lang), ...gaps(scene, lang), ...alerts(scene)].sort(
    (a, b) => a.atS - b.atS,
  );
}

const namesOf = ({ rankName }: Scene, lives: readonly RankLife[], lang: Lang): string =>
  capital(listOf(lives.map(({ labels }) => rankName(labels)))[lang]);

/** Ranks that started again within this time of each other are one marker: a fleet is restarted at once. */
const TOGETHER_S = 60;

function restarts(scene: Scene, lang: Lang): Marker[] {
  const starts = scene.lives
    .flatMap((life) => life.restartsS.map((atS) => ({ life, atS })))
    .sort((a, b) => a.atS - b.atS);
  const groups: { atS: number; lives: RankLife[] }[] = [];
  for (const { life, atS } of starts) {
    const group = groups.at(-1);
    if (group && atS - group.atS <= TOGETHER_S) group.lives.push(life);
    else groups.push({ atS, lives: [life] });
  }
  return groups.map((group): Marker => {
    const names = namesOf(scene, [...new Set(group.lives)], lang);
    const text = lang === 'zh' ? `${names} 重启` : `${names} restarted`;
    return { id: `restart ${group.atS}`, atS: group.atS, kind: 'restart', text };
  });
}

/** Ranks that came and ranks that went, unless they were only away. */
function steps(scene: Scene, lang: Lang): Marker[] {
  const { grid, scrapeIntervalS, lives, isSilent } = scene;
  const begin = Math.min(...lives.map(({ first }) => first));
  // What is there at the beginning of the data did not come then: the range, or the record, begins there.
  const added = at(
    lives.filter(({ first }) => first > begin + 2),
    ({ first }) => first,
  );
  // That all have gone is a gap.
  const removed = at(
    lives.filter(({ last }) => !isAtEnd(grid, scrapeIntervalS, last) && !isSilent(last + 1)),
    ({ last }) => last + 1,
  );
  const words = {
    'scale-up': { en: 'added', zh: '加入' },
    'scale-down': { en: 'gone', zh: '离开' },
  } as const;
  const marker =
    (kind: keyof typeof words) =>
    ([index, group]: [number, RankLife[]]): Marker => ({
      id: `${kind} ${timeAt(grid, index)}`,
      atS: timeAt(grid, index),
      kind,
      text: `${namesOf(scene, group, lang)} ${words[kind][lang]}`,
    });
  return [...[...added].map(marker('scale-up')), ...[...removed].map(marker('scale-down'))];
}

function at(lives: readonly RankLife[], indexOf: (life: RankLife) => number): Map<number, RankLife[]> {
  const groups = new Map<number, RankLife[]>();
  for (const life of lives) {
    const group = groups.get(indexOf(life));
    if (group) group.push(life);
    else groups.set(indexOf(life), [life]);
  }
  return groups;
}

/** Where no rank reports although one did before: a lost scrape or two is none. */
function gaps({ grid, scrapeIntervalS, lives, isSilent }: Scene, lang: Lang): Marker[] {
  const begin = Math.min(...lives.map(({ first }) => first));
  const spans = spansWhere(grid, (i) => i > begin && isSilent(i), THRESHOLDS.absenceS);
  return spans
    .filter(({ from }) => !isAtEnd(grid, scrapeIntervalS, from))
    .map(({ from, to }) => ({
      id: `gap ${timeAt(grid, from)}`,
      atS: timeAt(grid, from),
      toS: Math.min(timeAt(grid, to), timeAt(grid, gridLength(grid) - 1)),
      kind: 'gap' as const,
      text: lang === 'zh' ? '没有 Rank 上报' : 'No rank reports',
    }));
}

function alerts({ grid, columns }: Scene): Marker[] {
  return columns.alerts.flatMap(({ labels, values }) => {
    const name = labels['alertname'] ?? '';
    return spansWhere(grid, (i) => (values[i] ?? 0) > 0, 0).map(({ from, to }) => ({
      id: `alert ${name} ${timeAt(grid, from)}`,
      atS: timeAt(grid, from),
      toS: timeAt(grid, to),
      kind: 'alert' as const,
      text: name,
    }));
  });
}
