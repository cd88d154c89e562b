import type { FullLanguage } from '../../i18n/language';
import type { RanksHeld } from '../../i18n/sentence';
import { quantityText } from '../../lib/quantity-text';
import { rankKeyOfSeries } from '../../lib/rank-labels';
import type { PanelId } from '../../panels/panel-id';
import type { WatchName } from '../../panels/watches';
import type { Column } from '../../lib/column';
import type { Finding } from '../finding';
import { isStillSevere } from '../held-spans';
import type { RuleId } from '../rule-ids';
import type { Rule, Scene } from '../scene';
import { newestSpan, spansWhere } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf } from '../when';
import { ranksText } from '../wording';

/** A rule about a watch whose PromQL contains the condition: a rank has a sample when it meets it. */
interface Condition {
  readonly watch: WatchName;
  readonly id: RuleId;
  readonly lastsS: number;
  /** Least value that counts. */
  readonly least: number;
  readonly panel: PanelId;
  readonly weight: number;
  readonly state: Finding['state'];
  /** @param value the largest of the last values of the ranks in the sentence */
  readonly text: (language: FullLanguage, held: RanksHeld, value: number) => string;
}

const KV_FULL: Condition = {
  watch: 'rankKvFull',
  id: 'kv-full',
  lastsS: THRESHOLDS.kvFullS,
  least: 0,
  panel: 'kv-cache-usage',
  weight: 65,
  state: 'warn',
  text: (language, held, value) =>
    language.words.findingKvFull(held, quantityText(value, 'percent', language)),
};

const IDLE: Condition = {
  watch: 'rankIdle',
  id: 'idle-rank',
  lastsS: THRESHOLDS.idleRank.lastsS,
  least: THRESHOLDS.idleRank.waiting,
  panel: 'rank-balance',
  weight: 62,
  state: 'warn',
  text: ({ words }, held, value) => words.findingIdleRank(held, value),
};

const STALLED: Condition = {
  watch: 'rankStalled',
  id: 'stalled',
  lastsS: THRESHOLDS.stalledS,
  least: 0,
  panel: 'token-throughput',
  weight: 100,
  state: 'bad',
  text: ({ words }, held, value) => words.findingStalled(held, Math.max(1, Math.round(value))),
};

const FROZEN: Condition = {
  watch: 'rankFrozen',
  id: 'frozen',
  lastsS: THRESHOLDS.frozenS,
  least: 0,
  panel: 'scheduler',
  weight: 57,
  state: 'warn',
  text: ({ words }, held) => words.findingFrozen(held),
};

const NONSENSE: Condition = {
  watch: 'rankNonsense',
  id: 'nonsense',
  lastsS: 0,
  least: -Infinity,
  panel: 'queue-time',
  weight: 15,
  state: 'info',
  text: ({ words }, held) => words.findingNonsense(held),
};

export const fullCaches: Rule = (scene) => findingsOf(scene, KV_FULL);
export const idleRanks: Rule = (scene) => findingsOf(scene, IDLE);
export const frozenGauges: Rule = (scene) => findingsOf(scene, FROZEN);
export const nonsenseTimes: Rule = (scene) => findingsOf(scene, NONSENSE);

/** Stalled ranks. A rank with stuck gauges seems to run forever, so it does not count. */
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

/** One sentence for all ranks that meet the condition now, else one for those that met it before. */
function findingsOf(
  scene: Scene,
  condition: Condition,
  isMeant: (column: Column) => boolean = () => true,
): Finding[] {
  const met = scene.columns[condition.watch].filter(isMeant).flatMap((column) => {
    const { grid, scrapeIntervalS } = scene;
    const span = newestSpan(grid, scrapeIntervalS, isMet(column, condition), condition.lastsS);
    return span ? [{ column, span, when: whenOf(scene, condition.id, span) }] : [];
  });
  const now = met.filter(({ when }) => when.isNow);
  const reported = now.length > 0 ? now : met;
  const first = reported[0];
  if (!first) return [];
  const value = Math.max(...reported.map(({ column, span }) => column.values[span.to] ?? 0));
  const span = {
    from: Math.min(...reported.map((t) => t.span.from)),
    to: Math.max(...reported.map((t) => t.span.to)),
  };
  const when = whenOf(scene, condition.id, span);
  const isSevere =
    scene.isLive && isStillSevere(scene.grid, { ...span, overAt: when.isNow ? null : span.to });
  return [
    {
      id: condition.id,
      isNow: when.isNow,
      weight: condition.weight / (when.isNow ? 1 : 2),
      state: condition.state === 'bad' && !isSevere ? 'warn' : condition.state,
      panel: condition.panel,
      atS: when.fromS,
      endS: when.endS,
      text: condition.text(
        scene.language,
        {
          ranks: ranksText(
            scene,
            reported.map(({ column }) => column),
          ),
          isMany: reported.length > 1,
          when: when.when,
          isNow: when.isNow,
        },
        value,
      ),
    },
  ];
}
