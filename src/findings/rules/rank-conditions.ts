import { rankKeyOfSeries } from '../../lib/rank-labels';
import type { Text } from '../../lib/text';
import type { PanelId } from '../../panels/panel-id';
import type { WatchName } from '../../panels/watches';
import type { Column } from '../../lib/column';
import type { Finding } from '../finding';
import type { Rule, Scene } from '../scene';
import { newestSpan, spansWhere } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf, type When } from '../when';
import { capital, count, listOf, withUnit } from '../wording';

/** A rule about a watch whose PromQL holds the condition: a rank has a sample where it is met. */
interface Condition {
  readonly watch: WatchName;
  readonly id: string;
  readonly lastsS: number;
  /** Least value that counts. */
  readonly least: number;
  readonly panel: PanelId;
  readonly weight: number;
  readonly state: Finding['state'];
  /** @param value the last one of the rank that the sentence is about; the largest of all such */
  readonly text: (name: Text, isMany: boolean, when: When, value: number) => Text;
}

const KV_FULL: Condition = {
  watch: 'rankKvFull',
  id: 'kv-full',
  lastsS: THRESHOLDS.kvFullS,
  least: 0,
  panel: 'kv-cache-usage',
  weight: 65,
  state: 'warn',
  text: (name, isMany, { isNow, words }, value) => ({
    en: `The KV cache of ${name.en} ${isNow ? 'is' : 'was'} full (${isMany ? 'up to ' : ''}${withUnit(value, 'percent').en}) while requests ${isNow ? 'wait' : 'waited'}, ${words.en}.`,
    zh: `${words.zh} ${name.zh} 的 KV Cache 已满（${isMany ? '最高 ' : ''}${withUnit(value, 'percent').zh}），且有请求排队。`,
  }),
};

const IDLE: Condition = {
  watch: 'rankIdle',
  id: 'idle-rank',
  lastsS: THRESHOLDS.idleRank.lastsS,
  least: THRESHOLDS.idleRank.waiting,
  panel: 'rank-balance',
  weight: 62,
  state: 'warn',
  text: (name, isMany, { isNow, words }, value) => ({
    en: `${capital(name.en)} ${isNow ? (isMany ? 'have' : 'has') : 'had'} nothing to do ${words.en} while ${count(value)} requests ${isNow ? 'wait' : 'waited'} at other ranks.`,
    zh: `${words.zh} ${name.zh} 空闲，而其他 Rank 有 ${count(value)} 个请求在排队。`,
  }),
};

const STALLED: Condition = {
  watch: 'rankStalled',
  id: 'stalled',
  lastsS: THRESHOLDS.stalledS,
  least: 0,
  panel: 'token-throughput',
  weight: 100,
  state: 'bad',
  text: (name, isMany, { isNow, words }, value) => ({
    en: `${capital(name.en)} ${isNow ? (isMany ? 'are' : 'is') : isMany ? 'were' : 'was'} stalled ${words.en}: ${requests(value)} in the batch, not one token out.`,
    zh: `${words.zh} ${name.zh} 停滞：批次中有 ${count(value)} 个请求，却没有输出任何 Token。`,
  }),
};

const FROZEN: Condition = {
  watch: 'rankFrozen',
  id: 'frozen',
  lastsS: THRESHOLDS.frozenS,
  least: 0,
  panel: 'scheduler',
  weight: 57,
  state: 'warn',
  text: (name, _, { isNow, words }) => ({
    en: `The gauges of ${name.en} ${isNow ? 'stand' : 'stood'} still ${words.en} while requests ${isNow ? 'finish' : 'finished'}: its queues and KV cache are not to be trusted before a restart.`,
    zh: `${words.zh} ${name.zh} 的 Gauge 指标停止更新，而请求仍在完成：重启前其队列与 KV Cache 读数不可信。`,
  }),
};

const NONSENSE: Condition = {
  watch: 'rankNonsense',
  id: 'nonsense',
  lastsS: 0,
  least: -Infinity,
  panel: 'queue-time',
  weight: 15,
  state: 'info',
  text: (name, _, { isNow, words }) => ({
    en: `Queue and prefill times of ${name.en} ${isNow ? 'are' : 'were'} impossible ${words.en}: LMDeploy did not note when requests were scheduled. Ignore both.`,
    zh: `${words.zh} ${name.zh} 的排队与 Prefill 耗时不可能成立：LMDeploy 未记录请求的调度时刻，请忽略这两项。`,
  }),
};

const requests = (value: number): string => (value < 1.5 ? '1 request' : `${count(value)} requests`);

export const fullCaches: Rule = (scene) => findingsOf(scene, KV_FULL);
export const idleRanks: Rule = (scene) => findingsOf(scene, IDLE);
export const frozenGauges: Rule = (scene) => findingsOf(scene, FROZEN);
export const nonsenseTimes: Rule = (scene) => findingsOf(scene, NONSENSE);

/** A rank whose gauges stand still seems to run for ever: it is not stalled for that. */
export const stalledRanks: Rule = (scene) => {
  const frozen = new Set(
    scene.columns.rankFrozen
      .filter((column) => spansWhere(scene.grid, isMet(column, FROZEN), FROZEN.lastsS).length > 0)
      .map(({ labels }) => rankKeyOfSeries(labels)),
  );
  return findingsOf(scene, STALLED, (column) => !frozen.has(rankKeyOfSeries(column.labels)));
};

const isMet =
  ({ values }: Column, { least }: Condition) =>
  (index: number): boolean =>
    (values[index] ?? null) !== null && (values[index] ?? 0) >= least;

/** One sentence for all ranks that it is true of now, else one for those of which it was. */
function findingsOf(
  scene: Scene,
  condition: Condition,
  isMeant: (column: Column) => boolean = () => true,
): Finding[] {
  const met = scene.columns[condition.watch].filter(isMeant).flatMap((column) => {
    const { grid, scrapeIntervalS } = scene;
    const span = newestSpan(grid, scrapeIntervalS, isMet(column, condition), condition.lastsS);
    return span ? [{ column, span, when: whenOf(scene, span) }] : [];
  });
  const now = met.filter(({ when }) => when.isNow);
  const told = now.length > 0 ? now : met;
  const first = told[0];
  if (!first) return [];
  const names = told.map(({ column }) => scene.rankName(column.labels));
  const value = Math.max(...told.map(({ column, span }) => column.values[span.to] ?? 0));
  const span = {
    from: Math.min(...told.map((t) => t.span.from)),
    to: Math.max(...told.map((t) => t.span.to)),
  };
  const when = whenOf(scene, span);
  return [
    {
      id: condition.id,
      weight: condition.weight / (when.isNow ? 1 : 2),
      state: !when.isNow && condition.state === 'bad' ? 'warn' : condition.state,
      panel: condition.panel,
      atS: when.fromS,
      text: condition.text(listOf(names), names.length > 1, when, value),
    },
  ];
}
