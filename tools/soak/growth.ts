import type { PageCounts } from '../bench/pages/page-counts';

/** What a page holds while it is quiet. */
export interface SoakCounts extends PageCounts {
  /** Refreshes until then. */
  readonly refreshes: number;
  /** Requests that have begun and not ended. */
  readonly openRequests: number;
}

interface Limit {
  readonly what: string;
  /** The most at the end as a multiple of the early count. */
  readonly times: number;
  /** And this many more, because a small count is not a share: one more tooltip is no growth. */
  readonly more: number;
}

/** Limits of growth; that of the heap is the budget of the design. */
const LIMITS = {
  heapBytes: { what: 'heap, bytes', times: 1.05, more: 0 },
  nodes: { what: 'nodes', times: 1.02, more: 50 },
  listeners: { what: 'listeners', times: 1.02, more: 10 },
  charts: { what: 'charts', times: 1, more: 0 },
  openRequests: { what: 'open requests', times: 0, more: 0 },
} as const satisfies Partial<Record<keyof SoakCounts, Limit>>;

/** The change of one count. */
export interface Growth {
  readonly what: string;
  readonly early: number;
  readonly last: number;
  readonly most: number;
  readonly isFlat: boolean;
}

/** Compares the counts at the end with early ones. */
export function growthOf(early: SoakCounts, last: SoakCounts): Growth[] {
  return (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).map((key) => {
    const { what, times, more } = LIMITS[key];
    const most = Math.floor(early[key] * times + more);
    return { what, early: early[key], last: last[key], most, isFlat: last[key] <= most };
  });
}
