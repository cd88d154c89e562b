import { ratioText, numberText } from './table';

/** The budgets of the page; smaller values are better. */
export const BUDGET_IDS = [
  'first-page-size',
  'refresh-samples',
  'load-samples',
  'load-window',
  'load-last',
  'load-work',
  'refresh-window',
  'refresh-work',
  'load-heap',
  'all-refresh-samples',
  'pointer-frame',
  'refreshes-heap',
] as const;
export type BudgetId = (typeof BUDGET_IDS)[number];

interface Budget {
  readonly what: string;
  /** The upper limit, in the unit of `show`. */
  readonly must: number;
  readonly aim: number;
  readonly show: (value: number) => string;
}

const kilobytes = (bytes: number): string => `${numberText(bytes / 1000)} kB`;
const times = (ratio: number): string => ratioText(ratio, 1);
const milliseconds = (ms: number): string => `${numberText(ms)} ms`;

export const BUDGETS: Readonly<Record<BudgetId, Budget>> = {
  'first-page-size': {
    what: 'JS + CSS of the first page, gzip',
    must: 120_000,
    aim: 80_000,
    show: kilobytes,
  },
  'refresh-samples': {
    what: 'samples read by one refresh at 6 h, relative to Grafana’s queries',
    must: 1 / 400,
    aim: 1 / 1500,
    show: times,
  },
  'load-samples': {
    what: 'samples read by the first load, relative to Grafana’s queries',
    must: 1 / 3,
    aim: 1 / 3.5,
    show: times,
  },
  'load-window': {
    what: 'load: data of the window painted, relative to the hand-written page',
    must: 1.15,
    aim: 1.05,
    show: times,
  },
  'load-last': {
    what: 'load: last drawing, relative to the hand-written page',
    must: 1.4,
    aim: 1.2,
    show: times,
  },
  'load-work': {
    what: 'load: main-thread work until settled, relative to the hand-written page',
    must: 1.5,
    aim: 1.25,
    show: times,
  },
  'refresh-window': {
    what: 'refresh: data of the window painted, relative to the hand-written page',
    must: 1.3,
    aim: 1.1,
    show: times,
  },
  'refresh-work': {
    what: 'refresh: main-thread work, relative to the hand-written page',
    must: 1.7,
    aim: 1.2,
    show: times,
  },
  'load-heap': {
    what: 'heap after load and GC, relative to the hand-written page',
    must: 1.35,
    aim: 1.25,
    show: times,
  },
  'all-refresh-samples': {
    what: 'samples read by a refresh of all panels at 6 h, relative to Grafana’s queries',
    must: 1 / 100,
    aim: 1 / 200,
    show: times,
  },
  'pointer-frame': {
    what: '64 ranks, 24 h, all panels: worst frame while the pointer moves',
    must: 16,
    aim: 8,
    show: milliseconds,
  },
  'refreshes-heap': {
    what: 'heap after the last refresh, relative to the heap after 50',
    must: 1.1,
    aim: 1.02,
    show: times,
  },
};

/** A figure compared with its budget. */
export type Verdict = 'aim met' | 'met' | 'not met' | 'not measured';

export function verdictOf(id: BudgetId, value: number | null): Verdict {
  if (value === null || !Number.isFinite(value)) return 'not measured';
  const { must, aim } = BUDGETS[id];
  return value <= aim ? 'aim met' : value <= must ? 'met' : 'not met';
}
