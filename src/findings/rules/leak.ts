import { leakedRanks } from '../leaked-ranks';
import type { Rule } from '../scene';

/** Requests that LMDeploy counts as waiting although their clients are gone. */
export const leaks: Rule = (scene) => {
  const {
    rankName,
    language: { words },
  } = scene;
  const found = leakedRanks(scene);
  const [first] = found;
  if (!first) return [];
  const total = found.reduce((sum, { level }) => sum + level, 0);
  const where = found.length > 1 ? words.findingLeakRanks(found.length) : rankName(first.labels);
  return [
    {
      id: 'leak',
      isNote: true,
      isNow: true,
      weight: 10,
      state: 'info',
      panel: 'api-waiting-change',
      atS: null,
      text: words.findingLeak(total, where),
    },
  ];
};
