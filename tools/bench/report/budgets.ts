import { ratioText, numberText } from './table';

interface Budget {
  readonly what: string;
  /** The upper limit, in the unit of `show`. */
  readonly must: number;
  /** Null where only the limit is set. */
  readonly aim: number | null;
  readonly show: (value: number) => string;
}

const kilobytes = (bytes: number): string => `${numberText(bytes / 1000)} kB`;
const times = (ratio: number): string => ratioText(ratio, 1);
const milliseconds = (ms: number): string => `${numberText(ms)} ms`;
const count = (value: number): string => numberText(value);

/** The budgets of the page; smaller values are better. A ratio without another reference is to the hand-written page. */
export const BUDGETS = {
  'load-window': { what: 'load: data of the window painted', must: 1.15, aim: 1.05, show: times },
  'load-last': { what: 'load: last drawing', must: 1.4, aim: 1.2, show: times },
  'load-work': { what: 'load: main thread until settled', must: 1.5, aim: 1.25, show: times },
  'load-heap': { what: 'load: heap after a collection', must: 1.35, aim: 1.25, show: times },
  'load-requests': { what: 'load: requests', must: 13, aim: 9, show: count },
  'load-samples': { what: 'load: samples read', must: 1.1, aim: 1.05, show: times },
  'refresh-window': { what: 'refresh: data of the window painted', must: 1.3, aim: 1.1, show: times },
  'refresh-work': { what: 'refresh: main thread', must: 1.7, aim: 1.2, show: times },
  'refresh-requests': { what: 'refresh: requests', must: 8, aim: 7, show: count },
  'refresh-samples': { what: 'refresh: samples read', must: 1.5, aim: 1.05, show: times },
  'tall-load-work': { what: '1600 × 2200, load: main thread', must: 1.5, aim: 1.25, show: times },
  'tall-refresh-work': { what: '1600 × 2200, refresh: main thread', must: 1.7, aim: 1.2, show: times },
  'first-page-size': {
    what: 'JS + CSS of the first page, gzip',
    must: 105_000,
    aim: 90_000,
    show: kilobytes,
  },
  'later-size': {
    what: 'JS + CSS with what it loads by itself afterwards, gzip',
    must: 160_000,
    aim: 130_000,
    show: kilobytes,
  },
  'grafana-load-samples': {
    what: 'load: samples read, against Grafana’s queries',
    must: 1 / 3,
    aim: 1 / 3.5,
    show: times,
  },
  'grafana-refresh-samples': {
    what: 'refresh: samples read, against Grafana’s queries',
    must: 1 / 400,
    aim: 1 / 1500,
    show: times,
  },
  'all-refresh-samples': {
    what: 'refresh of all panels: samples read, against Grafana’s queries',
    must: 1 / 100,
    aim: 1 / 200,
    show: times,
  },
  'pointer-frame': {
    what: '64 ranks, 24 h, all panels: worst frame of the pointer',
    must: 16,
    aim: 8,
    show: milliseconds,
  },
  'refreshes-heap': {
    what: 'heap after all refreshes, against after 50',
    must: 1.05,
    aim: 1.02,
    show: times,
  },
  'many-task': {
    what: '240 instances of 30 models: longest task of the load',
    must: 200,
    aim: null,
    show: milliseconds,
  },
  'many-nodes': {
    what: '240 instances of 30 models: nodes of the document',
    must: 20_000,
    aim: null,
    show: count,
  },
  'many-frame': {
    what: '240 instances of 30 models: worst frame of the pointer',
    must: 16,
    aim: null,
    show: milliseconds,
  },
  'thousand-window': {
    what: '1,000 ranks, load: data of the window painted',
    must: 3000,
    aim: null,
    show: milliseconds,
  },
  'viewers-requests': {
    what: '30 viewers: requests that reach Prometheus, against one viewer',
    must: 1.5,
    aim: null,
    show: times,
  },
} as const satisfies Readonly<Record<string, Budget>>;

export type BudgetId = keyof typeof BUDGETS;

/** In the order of the table. */
export const BUDGET_IDS = Object.keys(BUDGETS) as BudgetId[];

/** A figure compared with its budget. */
export type Verdict = 'aim met' | 'met' | 'not met' | 'not measured';

export function verdictOf(id: BudgetId, value: number | null): Verdict {
  if (value === null || !Number.isFinite(value)) return 'not measured';
  const { must, aim }: Budget = BUDGETS[id];
  return aim !== null && value <= aim ? 'aim met' : value <= must ? 'met' : 'not met';
}

/** One sentence that names the budgets that a run missed, for the end of a report. */
export function missedText(figures: Readonly<Record<BudgetId, number | null>>): string {
  const missed = BUDGET_IDS.filter((id) => verdictOf(id, figures[id]) === 'not met');
  const measured = BUDGET_IDS.filter((id) => verdictOf(id, figures[id]) !== 'not measured');
  if (missed.length === 0) return `All ${measured.length} measured budgets are met.`;
  return `Missed ${missed.length} of ${measured.length} measured budgets: ${missed.join(', ')}.`;
}
