import type { RankLife } from '../rank-life';
import type { Rule } from '../scene';
import { THRESHOLDS } from '../thresholds';
import { ranksText } from '../wording';
import { stragglerId } from './straggler';

const lastOf = ({ restartsS }: RankLife): number => restartsS.at(-1) ?? 0;

const isLoop = ({ restartsS }: RankLife): boolean => restartsS.length > THRESHOLDS.restarts;

/** Processes that start over and over. */
export const restartLoops: Rule = ({ lives, span, rankName, formatTime, language: { words } }) =>
  lives.filter(isLoop).map((life) => ({
    id: `restart-loop ${life.key}`,
    isNow: false,
    weight: 75,
    state: 'bad',
    panel: 'process-restarts',
    atS: lastOf(life),
    text: words.findingRestartLoop(
      rankName(life.labels),
      span,
      life.restartsS.length,
      formatTime(lastOf(life)),
    ),
  }));

/** Processes that restarted recently, unless the finding about a slow rank already contains the restart. */
export const freshRestarts: Rule = (scene, earlier) => {
  const { grid, lives, formatTime, language } = scene;
  const newsS = grid.endS - (grid.endS - grid.startS) * THRESHOLDS.newsShare;
  const isNamed = (life: RankLife): boolean =>
    earlier.some(({ id, atS }) => id === stragglerId(life.key) && atS === lastOf(life));
  const fresh = lives.filter((life) => !isLoop(life) && lastOf(life) >= newsS && !isNamed(life));
  if (fresh.length === 0) return [];
  const lastS = Math.max(...fresh.map(lastOf));
  return [
    {
      id: 'restarts',
      isNow: false,
      weight: 20,
      state: 'info',
      panel: 'process-restarts',
      atS: lastS,
      text: language.words.findingRestarts(ranksText(scene, fresh), fresh.length > 1, formatTime(lastS)),
    },
  ];
};
