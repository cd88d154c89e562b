import { gridLength } from '../../lib/frame';
import { LATENCY_GOALS, type GoalId, type LatencyGoal } from '../../lib/latency-goals';
import { percentText, quantityText } from '../../lib/quantity-text';
import type { PanelId } from '../../panels/panel-id';
import type { WatchName } from '../../panels/watches';
import { pointsIn, runningSums, single, sumOver, type Values } from '../column-math';
import type { Finding, FindingId } from '../finding';
import type { Rule, Scene } from '../scene';
import { heldSpans, isStillSevere, newestHeld } from '../held-spans';
import type { IndexSpan } from '../spans';
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
  /** How much of the error budget is used: from 1 on the objective is missed. None without requests. */
  const ratio = (i: number): number => {
    const within = shareAt(i) ?? 1;
    const used = (1 - within) / (1 - slo.objective);
    return within < slo.objective ? Math.max(1, used) : Math.min(used, 1 - Number.EPSILON);
  };
  const spans = heldSpans(grid, ratio, 0);
  const worst = worstOf(spans, all, kept);
  const news = newestHeld(grid, scene.scrapeIntervalS, spans);
  const id: FindingId = `objective ${goal.id}`;
  const current = news && whenOf(scene, id, news).isNow ? news : null;
  const span = current ?? worst;
  const when = span ? whenOf(scene, id, span) : null;
  return [
    {
      id,
      isNow: current !== null,
      weight: current ? 82 : 55,
      state: scene.isLive && isStillSevere(grid, news) ? 'bad' : 'warn',
      panel: SHOWN[goal.id].panel,
      atS: when?.fromS ?? null,
      endS: when?.endS ?? null,
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

/** The span with the most late requests. */
function worstOf(spans: readonly IndexSpan[], all: Float64Array, kept: Float64Array): IndexSpan | null {
  const late = ({ from, to }: IndexSpan): number =>
    sumOver(all, to, to - from + 1) - sumOver(kept, to, to - from + 1);
  return spans.reduce<IndexSpan | null>((a, b) => (a && late(a) >= late(b) ? a : b), null);
}
