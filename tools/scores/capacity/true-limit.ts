import { MINUTE_S, summedMinutes } from '../../../src/findings/capacity/minutes';
import { rankMinutes } from '../../../src/findings/capacity/rank-minutes';
import { heldWindows } from '../../../src/findings/capacity/windows';
import type { Slo } from '../../../src/lib/reading';
import { Fleet } from '../../simulator/fleet';
import { START_MS, type SimulatedSystem } from './draw-systems';
import { latenciesOf, simulatedSamples } from './simulated-samples';

const WARM_UP_MINUTES = 8;
const MEASURED_MINUTES = 40;

/** The steady rate of requests at which every other five minutes meet the goals. */
export interface TrueLimit {
  /** Requests per second of the model. */
  readonly requests: number;
  /** Computed tokens per second of the model at that rate. */
  readonly load: number;
}

/** What a steady rate does: the share of five minutes within the goals, and the tokens of a request. */
interface Trial {
  readonly met: number;
  readonly tokensPerRequest: number;
}

/**
 * Measures a system by running it at steady rates, with the wait for a handle that the simulator knows.
 * @returns null where it does not even meet the goals at a tenth of the rate that it was drawn for
 */
export function trueLimit(system: SimulatedSystem, slo: Slo): TrueLimit | null {
  const { ratePerS } = system.plan.traffic;
  let [low, high] = [0.1, 1.6];
  let tokens = 0;
  const at = (share: number): number => {
    const trial = steadyTrial(system, share * ratePerS, slo);
    if (tokens === 0) tokens = trial.tokensPerRequest;
    return trial.met;
  };
  if (at(0.3) < 0.5) {
    if (at(low) < 0.5) return null;
    high = 0.3;
  } else low = 0.3;
  for (let round = 0; round < 6; round++) {
    const middle = (low + high) / 2;
    if (at(middle) >= 0.5) low = middle;
    else high = middle;
  }
  const requests = ((low + high) / 2) * ratePerS;
  return { requests, load: requests * tokens };
}

function steadyTrial(system: SimulatedSystem, ratePerS: number, slo: Slo): Trial {
  const { planNow, lasting, scenario } = system;
  const plan = { ...planNow, maxBatchSizeAfterRestart: null, traffic: { ...planNow.traffic, ratePerS } };
  const fleet = new Fleet({ seed: scenario.seed + 1, models: [plan], incidents: lasting }, START_MS);
  fleet.advanceTo(START_MS + WARM_UP_MINUTES * MINUTE_S * 1000);
  const { grid, ranks, models, granted } = simulatedSamples(fleet, MEASURED_MINUTES, slo.objective);
  const minutes = ranks.map((samples, rank) => {
    const { count, sumS } = granted[rank] ?? { count: [], sumS: [] };
    const grown = (values: ArrayLike<number>, i: number): number =>
      (values[i + 1] ?? NaN) - (values[i] ?? NaN);
    const seen = rankMinutes(grid, samples, slo);
    return {
      ...seen,
      queued: seen.queued.map((_, i) => grown(sumS, i) / MINUTE_S),
      arrivals: seen.arrivals.map((_, i) => grown(count, i) / MINUTE_S),
    };
  });
  const all = summedMinutes(
    minutes[0]?.endsS ?? new Float64Array(0),
    MINUTE_S,
    minutes,
    latenciesOf(models, plan.name),
  );
  const windows = heldWindows(all, slo);
  const total = (field: 'prompt' | 'output' | 'requests'): number =>
    all[field].reduce((sum, value) => sum + (value || 0), 0);
  return {
    met: windows.filter(({ isMet }) => isMet).length / windows.length,
    tokensPerRequest: (total('prompt') + total('output')) / total('requests'),
  };
}
