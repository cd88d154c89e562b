import { noResults, type SharedResults } from '../queries/reading-loader';
import { createLatch, type Latch } from './latch';
import { LoadOrder } from './load-order';
import type { PagePlan } from './page-plan';
import type { PageQuery } from './page-query';
import type { Sight } from './panel-sight';

/** The inputs of a plan. `query` and `plan` change when the page shows other groups for the same moment. */
export interface LoadBasis {
  query: PageQuery;
  readonly controller: AbortController;
  /** Kept when the plan changes: groups that start later share the responses of the first ones. */
  readonly shared: SharedResults;
}

/** The progress of one load. Groups that come near the window later load with it, for the same moment. */
export interface Load extends LoadBasis {
  /** Epoch ms. */
  readonly startedAtMs: number;
  plan: Promise<PagePlan>;
  readonly order: LoadOrder;
  /** Opens when no group in the window waits for the first time, and when the load is withdrawn. */
  readonly visibleLoaded: Latch;
  /** Opens when the groups in the window and near it are loaded, and when the load is withdrawn. */
  readonly done: Latch;
  /** True until the groups in the window and the facts about the whole page are loaded. */
  isOpening: boolean;
}

/**
 * @param startedAtMs epoch ms
 * @param ids of the groups to load
 * @param planOf starts to plan; its promise must not reject unhandled
 */
export function createLoad(
  query: PageQuery,
  startedAtMs: number,
  ids: readonly string[],
  sightOf: (id: string) => Sight,
  planOf: (basis: LoadBasis) => Promise<PagePlan>,
): Load {
  const basis: LoadBasis = { query, controller: new AbortController(), shared: noResults() };
  const visibleLoaded = createLatch();
  const done = createLatch();
  const withdraw = (): void => {
    visibleLoaded.open();
    done.open();
  };
  basis.controller.signal.addEventListener('abort', withdraw, { once: true });
  const order = new LoadOrder(ids, sightOf);
  return { ...basis, startedAtMs, plan: planOf(basis), order, visibleLoaded, done, isOpening: true };
}
