import type { Page } from '@playwright/test';

/** What a person sees of the page at one moment. */
export interface PageFacts {
  /** Of the panel that is observed: the value of `data-state`. */
  readonly state: string;
  /** True when that panel has its chart. */
  readonly hasChart: boolean;
  /** All words of the page: bar, notices and alerts, panels, names of buttons. */
  readonly words: string;
  /** The sentence about a failure of the whole page, or null. */
  readonly outage: string | null;
  /** The age of the data as the button to refresh names it. */
  readonly age: string;
  readonly isSettled: boolean;
}

/** A panel of the first window that always has data. */
export const PANEL = 'time-to-first-token';

/** Reads the page as it is now. */
export const readFacts = (page: Page): Promise<PageFacts> =>
  page.evaluate((id) => {
    const panel = document.querySelector<HTMLElement>(`section[data-panel="${id}"]`);
    const alerts = [...document.querySelectorAll<HTMLElement>('[role="alert"]')];
    const names = [...document.querySelectorAll('button, h1')].map(
      (button) => `${button.getAttribute('aria-label') ?? ''} ${button.getAttribute('title') ?? ''}`,
    );
    const refresh = document.querySelector('[aria-label="Refresh now"]');
    return {
      state: panel?.dataset['state'] ?? 'gone',
      hasChart: panel?.querySelector('.uplot canvas') != null,
      words: `${document.body.innerText}\n${names.join('\n')}`,
      outage: alerts.map(({ innerText }) => innerText).find((text) => text.includes('Failing since')) ?? null,
      age: refresh?.getAttribute('title') ?? '',
      isSettled: document.querySelector('main')?.dataset['settled'] === 'true',
    };
  }, PANEL);
