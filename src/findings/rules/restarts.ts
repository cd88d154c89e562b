import type { Finding } from '../finding';
import type { RankLife } from '../rank-life';
import type { Scene } from '../scene';
import { THRESHOLDS } from '../thresholds';
import { capital, listOf } from '../wording';

const lastOf = ({ restartsS }: RankLife): number => restartsS.at(-1) ?? 0;

/**
 * Processes that started again, lately or over and over.
 * @param isTold true for a restart that another finding names already
 */
export function restarts(scene: Scene, isTold: (life: RankLife, atS: number) => boolean): readonly Finding[] {
  const { grid, lives } = scene;
  const newsS = grid.endS - (grid.endS - grid.startS) * THRESHOLDS.newsShare;
  const loops = lives.filter((life) => life.restartsS.length > THRESHOLDS.restarts);
  const single = lives.filter(
    (life) => !loops.includes(life) && lastOf(life) >= newsS && !isTold(life, lastOf(life)),
  );
  return [...loops.map((life) => loopOf(scene, life)), ...(single.length > 0 ? [newsOf(scene, single)] : [])];
}

function loopOf({ rankName, formatTime }: Scene, life: RankLife): Finding {
  const name = rankName(life.labels);
  const times = life.restartsS.length;
  const at = formatTime(lastOf(life));
  return {
    id: `restart-loop ${life.key}`,
    weight: 75,
    state: 'bad',
    panel: 'process-restarts',
    atS: lastOf(life),
    text: {
      en: `${capital(name.en)} has restarted ${times} times in this range, last at ${at}: read its log.`,
      zh: `${name.zh} 在该时间范围内重启了 ${times} 次，最近一次在 ${at}，请查看其日志。`,
    },
  };
}

function newsOf({ rankName, formatTime }: Scene, lives: readonly RankLife[]): Finding {
  const names = listOf(lives.map(({ labels }) => rankName(labels)));
  const lastS = Math.max(...lives.map(lastOf));
  const at = formatTime(lastS);
  const isOne = lives.length === 1;
  return {
    id: 'restarts',
    weight: 20,
    state: 'info',
    panel: 'process-restarts',
    atS: lastS,
    text: {
      en: `${capital(names.en)} restarted${isOne ? '' : ', last'} at ${at}.`,
      zh: isOne ? `${names.zh} 于 ${at} 重启。` : `${names.zh} 发生重启，最近一次在 ${at}。`,
    },
  };
}
