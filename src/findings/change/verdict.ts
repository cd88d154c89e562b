import type { Cause } from '../causes/cause';
import { largestDemand } from './demand';
import { FEWEST_REQUESTS } from './has-moved';
import type { ModelChange, NamedChange } from './model-change';

/**
 * What stands first about a change. `too-few`: a period has too few requests. `nothing`: no latency changed and nothing stands out.
 * `changed`: a latency changed, or something stands out, or both.
 */
export type Verdict =
  | { readonly kind: 'too-few' | 'nothing' }
  | { readonly kind: 'changed'; readonly latency: NamedChange | null; readonly cause: Cause | null };

/** What stands first about a model. Where nothing stands out but a latency grew, the traffic that grew most is the cause. */
export function verdictOf({ model, finished, latencies, causes, demand }: ModelChange): Verdict {
  const cause = causes.find(({ kind }) => kind !== 'leak') ?? null;
  if (Math.min(finished.before, finished.now) < FEWEST_REQUESTS && cause === null) return { kind: 'too-few' };
  const [latency = null] = latencies.filter(({ hasMoved }) => hasMoved).sort((a, b) => sizeOf(b) - sizeOf(a));
  if (latency === null) return cause === null ? { kind: 'nothing' } : { kind: 'changed', latency, cause };
  const behind = latency.now > latency.before ? largestDemand(model, demand) : null;
  return { kind: 'changed', latency, cause: cause ?? behind };
}

/** How many times a mean became as large or as small, as a logarithm. */
const sizeOf = ({ before, now }: NamedChange): number =>
  Math.abs(Math.log(Math.max(now, 1e-9) / Math.max(before, 1e-9)));
