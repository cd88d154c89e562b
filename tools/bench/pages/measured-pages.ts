import type { ViewportSize } from '@playwright/test';
import type { Case } from '../cases';
import { TALL_VIEWPORT, VIEWPORT } from './chromium';
import { MODEL } from '../moment';
import { rateWindowS, stepFor } from '../../../src/queries/grid';
import { PANEL_WIDTH_PX } from '../grafana/send-grafana';
import { KIT_PANELS } from '../../kit-panels';
import { MOST_CHARTS } from './hand-written/queries';
import type { OpenedPage } from './opened-page';
import type { ApiRequest } from './traffic';

/** A page to measure, and how to trigger its refresh. */
export interface MeasuredPage {
  readonly name: string;
  /** Relative to the origin. */
  readonly path: string;
  /** JavaScript: a function that starts a refresh. */
  readonly trigger: string;
  /** JavaScript: a function that returns true when it has nothing more to load. */
  readonly isSettled: string;
  readonly viewport: ViewportSize;
}

export const THIS_PAGE = 'this page';
export const HAND_WRITTEN = 'hand-written page';
export const ALL_PANELS = 'all panels';

/** The released dashboard with a range up to now, without automatic refresh. */
export const releasedPage = (
  rangeS: number,
  { name, viewport }: Pick<MeasuredPage, 'name' | 'viewport'> = { name: THIS_PAGE, viewport: VIEWPORT },
): MeasuredPage => ({
  name,
  viewport,
  path: `?from=now-${rangeS}s&to=now&refresh=off`,
  trigger: `() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r' }))`,
  isSettled: `() => document.querySelector('main')?.dataset.settled === 'true'`,
});

/** The released dashboard in a window that shows all its panels. */
export const allPanels = (rangeS: number): MeasuredPage =>
  releasedPage(rangeS, { name: ALL_PANELS, viewport: TALL_VIEWPORT });

/** Size of a chart of the hand-written page: two in a row, as wide as the panels of LMDeploy's Grafana dashboard. */
const CHART = { widthPx: PANEL_WIDTH_PX, heightPx: 300 } as const;

/**
 * The hand-written page, with the step and the rate window that the dashboard would choose for charts of its size.
 * @param charts at most {@link MOST_CHARTS}
 */
export function handWritten(
  { rangeS, scrapeIntervalS, models = 1 }: Case,
  charts: number = KIT_PANELS.length,
  viewport: ViewportSize = VIEWPORT,
): MeasuredPage {
  const stepS = stepFor(rangeS, CHART.widthPx, scrapeIntervalS);
  const windowS = rateWindowS(stepS, scrapeIntervalS);
  const settings = Object.entries({
    model: models > 1 ? `${MODEL}-.*` : MODEL,
    rangeS,
    stepS,
    windowS,
    charts: Math.min(charts, MOST_CHARTS),
    ...CHART,
  });
  return {
    name: HAND_WRITTEN,
    path: `hand-written?${new URLSearchParams(settings.map(([key, value]) => [key, String(value)]))}`,
    trigger: '() => void window.refresh()',
    isSettled: '() => true',
    viewport,
  };
}

/**
 * The step of the charts of an opened page, seconds. Other queries have another step: what the dashboard says of now comes
 * from the last hour in steps of 10 s.
 * @throws Error when the page did not query a histogram over the whole range
 */
export function chartStepS(requests: readonly ApiRequest[], rangeS: number): number {
  for (const { params } of requests) {
    const number = (name: string): number => Number(params.get(name) ?? NaN);
    const stepS = number('step');
    const isWhole = number('end') - number('start') >= rangeS - 2 * stepS;
    if (isWhole && /_bucket\b/.test(params.get('query') ?? '')) return stepS;
  }
  throw new Error('The page queried no histogram over its range: is there data?');
}

/** The width of the first chart of an opened dashboard, CSS pixels. */
export const chartWidthPx = (opened: OpenedPage): Promise<number> =>
  opened.page.evaluate<number>(`document.querySelector('.uplot canvas').getBoundingClientRect().width`);
