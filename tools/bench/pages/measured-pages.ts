import type { ViewportSize } from '@playwright/test';
import { KIT_PANELS } from '../../kit-panels';
import type { Case } from '../cases';
import { TALL_VIEWPORT, VIEWPORT } from './chromium';
import { MODEL } from '../moment';
import type { OpenedPage } from './opened-page';
import type { ApiRequest } from './traffic';

/** Charts of the dashboard with nine panels, and of the hand-written page. */
const CHARTS = KIT_PANELS.length;

/** A page to measure, and how to trigger its refresh. */
export interface MeasuredPage {
  readonly name: string;
  /** Relative to the origin. */
  readonly path: string;
  /** JavaScript: a function that starts a refresh. */
  readonly trigger: string;
  /** The number of charts that must be drawn in its window. */
  readonly charts: number;
  readonly viewport: ViewportSize;
}

/** JavaScript: a function that returns true when the dashboard has settled. */
export const IS_SETTLED = `() => document.querySelector('main')?.dataset.settled === 'true'`;

export const KIT_PAGE = 'this page';
export const HAND_WRITTEN = 'hand-written page';
export const WHOLE_PAGE = 'whole page';
export const ALL_PANELS = 'whole page, all panels';

/** The dashboard with a range up to now, without automatic refresh. */
const dashboard = (rangeS: number): Pick<MeasuredPage, 'path' | 'trigger'> => ({
  path: `?from=now-${rangeS}s&to=now&refresh=off`,
  trigger: `() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r' }))`,
});

/** The dashboard with the panels that the hand-written page has. */
export const kitPage = (rangeS: number): MeasuredPage => ({
  ...dashboard(rangeS),
  name: KIT_PAGE,
  charts: CHARTS,
  viewport: VIEWPORT,
});

/**
 * The released dashboard.
 * @param charts the number of charts with data in its window; 1 while unknown
 */
export function wholePage(rangeS: number, charts: number, isTall = false): MeasuredPage {
  const { path, trigger } = dashboard(rangeS);
  return {
    name: isTall ? ALL_PANELS : WHOLE_PAGE,
    path: `whole/${path}`,
    trigger,
    charts,
    viewport: isTall ? TALL_VIEWPORT : VIEWPORT,
  };
}

/** Step, window and size of a chart of the dashboard; the hand-written page draws the same. */
export interface Shape {
  readonly stepS: number;
  readonly windowS: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export function handWritten({ rangeS }: Case, shape: Shape): MeasuredPage {
  const settings = Object.entries({ model: MODEL, rangeS, ...shape }).map(([k, v]) => [k, String(v)]);
  return {
    name: HAND_WRITTEN,
    path: `hand-written?${new URLSearchParams(settings as [string, string][])}`,
    trigger: '() => void window.refresh()',
    charts: CHARTS,
    viewport: VIEWPORT,
  };
}

/** Reads step, window and size from an opened dashboard. */
export async function shapeOf(opened: OpenedPage, requests: readonly ApiRequest[]): Promise<Shape> {
  const ranges = requests.filter(({ endpoint }) => endpoint === 'query_range').map(({ params }) => params);
  const stepS = Number(ranges[0]?.get('step'));
  const window = ranges.flatMap(
    (p) => /_bucket(?:\{[^}]*\})?\[(\w+)\]/.exec(p.get('query') ?? '')?.[1] ?? [],
  )[0];
  const windowS = secondsOf(window ?? '');
  if (!(stepS > 0) || !(windowS > 0)) throw new Error('The dashboard queried no histogram: is there data?');
  const [widthPx = 0, heightPx = 0] = (await opened.page.evaluate(
    `(() => { const { width, height } = document.querySelector('.uplot canvas').getBoundingClientRect(); return [width, height]; })()`,
  )) as number[];
  return { stepS, windowS, widthPx, heightPx };
}

/** `1m5s` as 65; the largest unit is the hour. */
function secondsOf(text: string): number {
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
  return [...text.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, n, unit]) => sum + Number(n) * (units[unit ?? ''] ?? 0),
    0,
  );
}
