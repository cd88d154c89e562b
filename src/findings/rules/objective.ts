import { gridLength } from '../../lib/frame';
import { LATENCY_GOALS, type GoalId, type LatencyGoal } from '../../lib/latency-goals';
import { percentText, quantityText } from '../../lib/quantity-text';
import type { PanelId } from '../../panels/panel-id';
import type { WatchName } from '../../panels/watches';
import { pointsIn, runningSums, single, sumOver, type Values } from '../column-math';
import type { Finding, FindingId } from '../finding';
import type { Rule, Scene } from '../scene';
import { newsOf, spansWhere, type IndexSpan } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf } from '../when';
import { factor } from '../wording';

/** The panel of each goal, and the watch that counts its requests or outputs. */
const SHOWN: Readonly<Record<GoalId, { readonly panel: PanelId; readonly counts: WatchName }>> = {
  ttft: { panel: 'time-to-first-token', counts: 'firstTokens' },
  itl: { panel: 'inter-token-latency', counts: 'outputs' },
  e2e: { panel: 'e2e-latency', counts: 'finished' },
};

/** Latency goals that too few of all requests of the range were within. */
export const missedObjectives: Rule = (scene) =>
  Object.values(LATENCY_GOALS).flatMap((goal) => {
    const shares = scene.attainment[goal.id];
    return shares ? missed(scene, goal, shares, single(scene.columns[SHOWN[goal.id].counts])) : [];
  });

function missed(scene: Scene, goal: LatencyGoal, shares: Values, rates: Values): Finding[] {
  const { grid, slo, language } = scene;
  const length = gridLength(grid);
  const known = rates.map((rate, i) => ((shares[i] ?? null) === null ? null : rate));
  const all = runningSums(known, length);
  const kept = runningSums(
    known.map((rate, i) => (rate ?? 0) * (shares[i] ?? 0)),
    length,
  );
  const requests = (all[length] ?? 0) * grid.stepS;
  const share = (kept[length] ?? 0) / (all[length] ?? 0);
  if (requests < THRESHOLDS.objective.requests || !(share < slo.objective)) return [];
  const points = pointsIn(THRESHOLDS.smoothS, grid.stepS);
  const shareAt = (i: number): number | null => {
    const n = sumOver(all, i, points);
    return n * grid.stepS >= 1 ? sumOver(kept, i, points) / n : null;
  };
  const below = belowAt(
    Array.from({ length }, (_, i) => shareAt(i)),
    slo.objective,
  );
  const isBelow = (i: number): boolean => below[i] === true;
  const spans = spansWhere(grid, isBelow, 0);
  const worst = worstOf(spans, all, kept);
  const news = newsOf(grid, scene.scrapeIntervalS, spans);
  const id: FindingId = `objective ${goal.id}`;
  const current = news && whenOf(scene, id, news).isNow ? news : null;
  const span = current ?? worst;
  const when = span ? whenOf(scene, id, span) : null;
  return [
    {
      id,
      isNow: current !== null,
      weight: current ? 82 : 55,
      state: current ? 'bad' : 'warn',
      panel: SHOWN[goal.id].panel,
      atS: when?.fromS ?? null,
      text: language.words.findingObjective({
        name: goal.name,
        span: scene.span,
        share: percentText(share),
        limit: quantityText(slo[goal.slo], goal.unit, language, 6),
        objective: percentText(slo.objective),
        budget: factor((1 - share) / (1 - slo.objective)),
        held: when && { when: when.when, isNow: current !== null },
      }),
    },
  ];
}

/** A miss ends only when this part of the error budget is free again. */
const FREE_BUDGET = 0.1;

/**
 * Whether an objective is missed at each point. A share near its objective does not switch back and forth: a miss ends when the
 * share is a tenth of the error budget above the objective, or when there are no requests.
 * @param shares 0 to 1; null without requests
 */
export function belowAt(shares: readonly (number | null)[], objective: number): boolean[] {
  const over = objective + FREE_BUDGET * (1 - objective);
  let isMissed = false;
  return shares.map((share) => {
    if (share === null || share >= over) isMissed = false;
    else if (share < objective) isMissed = true;
    return isMissed;
  });
}

/** The span with the most late requests. */
function worstOf(spans: readonly IndexSpan[], all: Float64Array, kept: Float64Array): IndexSpan | null {
  const late = ({ from, to }: IndexSpan): number =>
    sumOver(all, to, to - from + 1) - sumOver(kept, to, to - from + 1);
  return spans.reduce<IndexSpan | null>((a, b) => (a && late(a) >= late(b) ? a : b), null);
}
