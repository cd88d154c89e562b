import type { CauseKind } from './cause';

/**
 * - `excuse`: makes a rank look slow, idle or hot to the rules after it.
 * - `fact`: no estimate; one look is enough.
 * - `state`: ends with the look that lacks it.
 * - `falling`: the smaller its size, the worse it is.
 * - `slow`, `away`: two looks agree on these kinds of a rank, and they join.
 * - `demand`: of the traffic; these keep the order of their weights.
 * - `shared`: one cause of the whole model when every rank has it.
 * - `following`: can follow from another cause, through more load or a backlog. Everything else happens by itself.
 * - `alone`: explains nothing else.
 */
export type Trait =
  'excuse' | 'fact' | 'state' | 'falling' | 'slow' | 'away' | 'demand' | 'shared' | 'following' | 'alone';

const TRAITS: Readonly<Record<CauseKind, readonly Trait[]>> = {
  restart: ['excuse', 'fact', 'away'],
  'not-reporting': ['excuse', 'fact', 'state', 'away'],
  stall: ['excuse', 'fact', 'state'],
  clock: ['excuse', 'shared'],
  'api-late': ['excuse', 'shared'],
  'held-handles': ['excuse'],
  acceptance: ['excuse', 'shared', 'falling'],
  'engine-slow': ['excuse', 'slow', 'shared'],
  'decode-slow': ['excuse', 'slow', 'shared'],
  'prefill-slow': ['excuse', 'slow', 'shared', 'following'],
  'no-traffic': ['following', 'falling'],
  'hot-rank': ['following'],
  arrivals: ['demand', 'following'],
  'long-outputs': ['demand', 'following'],
  'long-prompts': ['demand', 'following'],
  'kv-full': ['excuse', 'shared', 'following'],
  'hit-rate': ['following'],
  failures: ['excuse', 'shared', 'following'],
  'lost-scrapes': ['excuse', 'fact', 'shared', 'alone'],
  leak: ['shared', 'alone'],
  unknown: ['shared', 'following', 'alone'],
};

export const hasTrait = ({ kind }: { readonly kind: CauseKind }, trait: Trait): boolean =>
  TRAITS[kind].includes(trait);
