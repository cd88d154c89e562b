import { leakedRanks } from '../leaked-ranks';
import type { Rule } from '../scene';
import { count } from '../wording';

/** Requests that only seem to wait. */
export const leaks: Rule = (scene) => {
  const found = leakedRanks(scene);
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
