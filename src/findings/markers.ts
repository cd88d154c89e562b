import { gridLength } from '../lib/frame';
import type { Marker } from '../lib/marker';
import { severityOf } from '../lib/severity';
import type { RankLife } from './rank-life';
import type { Scene } from './scene';
import { isAtEnd, spansWhere, timeAt } from './spans';
import { THRESHOLDS } from './thresholds';
import { ranksText } from './wording';

/** The events of the range, in the order of time. */
export function markersOf(scene: Scene): Marker[] {
  return [...restarts(scene), ...steps(scene), ...gaps(scene), ...alerts(scene)].sort(
    (a, b) => a.atS - b.atS,
  );
}

/** Ranks that restarted within this time of each other share one marker, because people restart a whole fleet at once. */
const TOGETHER_S = 60;

function restarts(scene: Scene): Marker[] {
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
    const text = scene.language.words.markerRestart(ranksText(scene, [...new Set(group.lives)]));
    return { id: `restart ${group.atS}`, atS: group.atS, kind: 'restart', text };
  });
}

/** Ranks that were added and ranks that are gone, without short absences. */
function steps(scene: Scene): Marker[] {
  const { grid, scrapeIntervalS, lives, isSilent } = scene;
  const begin = Math.min(...lives.map(({ first }) => first));
  // A rank with samples at the beginning of the data was not added then: the range or the data begins there.
  const added = at(
    lives.filter(({ first }) => first > begin + 2),
    ({ first }) => first,
  );
  // When all ranks are gone, it is a gap.
  const removed = at(
    lives.filter(({ last }) => !isAtEnd(grid, scrapeIntervalS, last) && !isSilent(last + 1)),
    ({ last }) => last + 1,
  );
  const { markerAdded, markerGone } = scene.language.words;
  const words = { 'scale-up': markerAdded, 'scale-down': markerGone } as const;
  const marker =
    (kind: keyof typeof words) =>
    ([index, group]: [number, RankLife[]]): Marker => ({
      id: `${kind} ${timeAt(grid, index)}`,
      atS: timeAt(grid, index),
      kind,
      text: words[kind](ranksText(scene, group)),
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

/** Times when no rank reports although one did before. One or two lost scrapes do not count. */
function gaps({ grid, scrapeIntervalS, lives, isSilent, language }: Scene): Marker[] {
  const begin = Math.min(...lives.map(({ first }) => first));
  const spans = spansWhere(grid, (i) => i > begin && isSilent(i), THRESHOLDS.absenceS);
  return spans
    .filter(({ from }) => !isAtEnd(grid, scrapeIntervalS, from))
    .map(({ from, to }) => ({
      id: `gap ${timeAt(grid, from)}`,
      atS: timeAt(grid, from),
      toS: Math.min(timeAt(grid, to), timeAt(grid, gridLength(grid) - 1)),
      kind: 'gap' as const,
      text: language.words.markerGap,
    }));
}

function alerts({ grid, columns }: Scene): Marker[] {
  return columns.alerts.flatMap(({ labels, values }) => {
    const name = labels['alertname'] ?? '';
    const severity = severityOf(labels['severity'] ?? '');
    return spansWhere(grid, (i) => (values[i] ?? 0) > 0, 0).map(({ from, to }) => ({
      id: `alert ${name} ${severity} ${timeAt(grid, from)}`,
      atS: timeAt(grid, from),
      toS: timeAt(grid, to),
      kind: 'alert' as const,
      severity,
      text: name,
    }));
  });
}
