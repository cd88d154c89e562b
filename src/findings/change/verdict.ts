import type { Cause, CauseKind } from '../causes/cause';
import { largestDemand } from './demand';
import { FEWEST_REQUESTS } from './movement';
import type { ModelChange, NamedChange } from './model-change';

/**
 * What stands first about a change. `no-samples`: nothing is known of that period. `too-few`: a period has too few requests. `unclear`: a latency
 * differs, and the periods are too short to say whether by more than chance. `nothing`: no latency changed and nothing stands out.
 * `changed`: a latency changed, or something stands out, or both.
 */
export type Verdict =
  | { readonly kind: 'no-samples'; readonly of: 'before' | 'now' }
  | { readonly kind: 'too-few' | 'unclear' | 'nothing' }
  | {
      readonly kind: 'changed';
      readonly latency: NamedChange | null;
      /** The most important first, three at most. */
      readonly causes: readonly Cause[];
      /** Why the latency was higher in the earlier period, as far as it is known; empty where it was not. */
      readonly earlierCauses: readonly Cause[];
    };

const MOST_CAUSES = 3;

/** Events that are over at once explain less of a period than what holds in all of it. */
const EVENTS: ReadonlySet<CauseKind> = new Set([
  'restart',
  'not-reporting',
  'lost-scrapes',
  'failures',
  'unknown',
]);

/** What stands first about a model. Where nothing stands out but a latency grew, the traffic that grew most is the cause. */
export function verdictOf(change: ModelChange): Verdict {
  const { model, finished, covered, latencies, causes, demand } = change;
  const [latency = null] = latencies.filter(hasMoved).sort((a, b) => sizeOf(b) - sizeOf(a));
  const { lasting, events } = sorted(causes);
  const hasGrown = latency !== null && latency.now > latency.before;
  const behind = lasting.length === 0 && hasGrown ? largestDemand(model, demand) : null;
  const shown = [...lasting, ...(behind ? [behind] : []), ...events].slice(0, MOST_CAUSES);
  const isBlank = Object.values(covered).some(({ kind }) => kind === 'none');
  if (latency !== null || (shown.length > 0 && !isBlank)) {
    const earlier = latency !== null && !hasGrown ? sorted(change.earlierCauses) : null;
    const earlierCauses = earlier ? [...earlier.lasting, ...earlier.events].slice(0, MOST_CAUSES) : [];
    return { kind: 'changed', latency, causes: shown, earlierCauses };
  }
  if (covered.before.kind === 'none') return { kind: 'no-samples', of: 'before' };
  if (covered.now.kind === 'none') return { kind: 'no-samples', of: 'now' };
  if (Math.min(finished.before, finished.now) < FEWEST_REQUESTS) return { kind: 'too-few' };
  return { kind: latencies.some(({ movement }) => movement.kind === 'unknown') ? 'unclear' : 'nothing' };
}

/** What holds in all of a period, and what is over at once. A leak explains no latency. */
function sorted(causes: readonly Cause[]): { readonly lasting: Cause[]; readonly events: Cause[] } {
  const found = causes.filter(({ kind }) => kind !== 'leak');
  return {
    lasting: found.filter(({ kind }) => !EVENTS.has(kind)),
    events: found.filter(({ kind }) => EVENTS.has(kind)),
  };
}

/** True for what a person should look at: a latency grew, or something stands out in the later period. */
export const isWorse = (verdict: Verdict): boolean =>
  verdict.kind === 'changed' &&
  (verdict.causes.length > 0 || verdict.latency === null || verdict.latency.now > verdict.latency.before);

/** True for a latency that changed by more than chance. */
export const hasMoved = ({ movement: { kind } }: NamedChange): boolean => kind === 'whole' || kind === 'part';

/** How many times a mean became as large or as small, as a logarithm. */
const sizeOf = ({ before, now }: NamedChange): number =>
  Math.abs(Math.log(Math.max(now, 1e-9) / Math.max(before, 1e-9)));
