import type { GoalId } from '../lib/latency-goals';
import { THRESHOLDS } from './thresholds';

/**
 * How a model is:
 * - `down`: no rank serves
 * - `partly-down`: a rank does not serve, another does
 * - `degraded`: all ranks serve, and an objective is missed
 * - `serving`: all ranks serve, and there are requests
 * - `idle`: all ranks can be scraped, and there is no request
 * - `unknown`: Prometheus knows no rank of it
 *
 * A rank serves when Prometheus can scrape it and it is not stalled. A model that sleeps looks idle: no metric of LMDeploy says
 * that it sleeps.
 */
export type ModelState = 'down' | 'partly-down' | 'degraded' | 'serving' | 'idle' | 'unknown';

/** The worst first; a table of models begins with them. */
export const MODEL_STATES: readonly ModelState[] = [
  'down',
  'partly-down',
  'degraded',
  'unknown',
  'serving',
  'idle',
];

/** The states in which a model answers requests. */
export const isServing = (state: ModelState): boolean =>
  state === 'serving' || state === 'idle' || state === 'degraded' || state === 'partly-down';

/** The share of requests, or of outputs, within a goal. */
export interface GoalShare {
  readonly goal: GoalId;
  /** 0 to 1; null without requests. */
  readonly share: number | null;
  /** How many requests or outputs it is of. */
  readonly count: number;
}

/** What the state of a model follows from, at one moment. */
export interface ModelSigns {
  /** Ranks that should be up, at least those that are known. */
  readonly ranks: number;
  /** Ranks that Prometheus can scrape. */
  readonly up: number;
  /** Those of them that have requests in the batch and generate no token. */
  readonly stalled: number;
  /** True when requests run, wait, arrive or end. */
  readonly isBusy: boolean;
  readonly shares: readonly GoalShare[];
  /** The share, 0 to 1, that should be within each goal. */
  readonly objective: number;
}

/** Fewer requests do not miss an objective: one late request would be more than the budget. */
const FEWEST = THRESHOLDS.objective.requests;

/** The goals that too few requests were within. */
export const missedGoals = ({ shares, objective }: ModelSigns): readonly GoalShare[] =>
  shares.filter(({ share, count }) => share !== null && count >= FEWEST && share < objective);

export function modelStateOf(signs: ModelSigns): ModelState {
  const { ranks, up, stalled, isBusy } = signs;
  if (ranks === 0) return 'unknown';
  const serving = up - stalled;
  if (serving <= 0) return 'down';
  if (serving < ranks) return 'partly-down';
  if (missedGoals(signs).length > 0) return 'degraded';
  return isBusy ? 'serving' : 'idle';
}
