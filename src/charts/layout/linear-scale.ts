import { tidy } from './tidy';
import type { YScale } from './y-scale';

const MANTISSAS = [1, 2, 2.5, 5] as const;

/** Cost of a tick, as a part of the axis. A step is worth more ticks when it saves more empty room than they cost. */
const TICK_COST = 0.025;

/**
 * The linear axis with the best balance of little empty room and few ticks.
 * @param low at most 0
 * @param high at least 0; above `low`
 * @param most number of steps that fit
 */
export function linearScale(low: number, high: number, most: number): YScale {
  const size = high - low;
  // an axis on both sides of 0 needs a step on each side
  const mostSteps = Math.min(7, Math.max(most, low < 0 && high > 0 ? 2 : 1));
  const leastSteps = Math.min(3, Math.max(1, Math.floor(mostSteps / 2)));
  const power = Math.floor(Math.log10(size)) - 1;
  let best: { from: number; to: number; step: number; cost: number } | null = null;
  for (const exponent of [power, power + 1, power + 2]) {
    for (const mantissa of MANTISSAS) {
      const step = mantissa * 10 ** exponent;
      const from = Math.floor(low / step + 1e-9);
      const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
      const count = to - from;
      if (count < leastSteps || count > mostSteps) continue;
      const cost = (count * step) / size + TICK_COST * count;
      if (best === null || cost < best.cost - 1e-9) best = { from, to, step, cost };
    }
  }
  const { from, to, step } = best ?? { from: low < 0 ? -1 : 0, to: high > 0 ? 1 : 0, step: size };
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => tidy((from + i) * step));
  return { isLog: false, min: tidy(from * step), max: tidy(to * step), ticks };
}
