import { readFileSync, writeFileSync } from 'node:fs';
import { chromium, type Locator, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '../programs/chromium';
import type { CleanUp } from '../process/clean-up';
import { badgeOf } from './badge';
import type { SnapshotOptions } from './options';

/** What came of a run. */
export interface Snapshots {
  readonly files: readonly string[];
  /** Why there is no data, one sentence for each image; empty when all have some. */
  readonly faults: readonly string[];
}

/** Pixels of an image for each CSS pixel. */
const RATIO = 2;
/** States of a panel that has nothing to show. */
const WITHOUT_DATA: ReadonlySet<string> = new Set(['loading', 'idle', 'empty', 'missing', 'error']);

/**
 * Opens the page as a person would, without bar and refresh, and saves what it shows.
 * @throws Error when the page cannot be opened, does not settle in time, or has no such panel
 */
export async function takeSnapshots(options: SnapshotOptions, cleanUp: CleanUp): Promise<Snapshots> {
  const { panels, format, out, widthPx, heightPx, timeoutS, headers } = options;
  const browser = await chromium.launch({ ...chromiumLaunchOptions(), handleSIGINT: false });
  cleanUp.add({ close: () => browser.close(), closeNow: () => undefined });
  const context = await browser.newContext({
    viewport: { width: widthPx, height: heightPx },
    deviceScaleFactor: RATIO,
    reducedMotion: 'reduce',
    extraHTTPHeaders: headers,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(timeoutS * 1000);
  const [files, faults]: [string[], string[]] = [[], []];
  const save = (name: string, content: Buffer | string): void => {
    writeFileSync(name, content);
    files.push(name);
  };
  if (panels.length === 0) {
    await open(page, pageUrl(options.url, null, format === 'svg'));
    const fault = await outageOf(page);
    if (fault !== null) faults.push(fault);
    if (format === 'svg') save(out, await badge(page));
    else if (format === 'pdf') save(out, await page.pdf({ preferCSSPageSize: false, printBackground: true }));
    else save(out, await overview(page));
  }
  for (const id of panels) {
    await open(page, pageUrl(options.url, id, false));
    const panel = page.locator(`section[data-panel="${id}"]`);
    if ((await panel.count()) === 0) throw new Error(`There is no panel "${id}".`);
    const state = (await panel.getAttribute('data-state')) ?? '';
    const hasData = !WITHOUT_DATA.has(state);
    if (!hasData) faults.push(`${id}: ${(await panel.innerText()).replace(/\s+/g, ' ').trim()}`);
    const name = panels.length === 1 ? out : out.replace(/(\.\w+)$/, `-${id}$1`);
    const size = { width: `${widthPx}px`, height: `${heightPx}px` };
    if (format === 'svg') {
      if (hasData) save(name, await svgOf(page, panel, id));
    } else {
      const isPdf = format === 'pdf';
      save(name, isPdf ? await page.pdf({ ...size, printBackground: true }) : await page.screenshot());
    }
  }
  await browser.close();
  return { files, faults };
}

const LOOKS_WITHIN_MS = 20_000;

/** The page without bar and refresh; a badge needs the bar. */
function pageUrl(text: string, panel: string | null, hasBar: boolean): string {
  const url = new URL(text);
  if (hasBar) url.searchParams.delete('kiosk');
  else url.searchParams.set('kiosk', '');
  url.searchParams.delete('viewPanel');
  if (panel !== null) url.searchParams.set('viewPanel', panel);
  url.searchParams.set('refresh', 'off');
  return url.href;
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('main[data-settled="true"]').waitFor();
  // The looks for causes come last, and change the findings. A page without data has none.
  const looking = page.locator('[data-part="findings"][data-looks="looking"]');
  await looking.waitFor({ state: 'detached', timeout: LOOKS_WITHIN_MS }).catch(() => undefined);
}

/** The sentence of the page when it cannot load, or null. */
async function outageOf(page: Page): Promise<string | null> {
  const alert = page.locator('[data-outage]');
  return (await alert.count()) === 0 ? null : (await alert.first().innerText()).replace(/\s+/g, ' ').trim();
}

/** The SVG that the menu of a panel saves. */
async function svgOf(page: Page, panel: Locator, id: string): Promise<Buffer> {
  await panel.locator('[aria-haspopup="menu"]').click();
  const item = page.getByRole('menuitem', { name: 'SVG' });
  await page.getByRole('menuitem').first().waitFor();
  if ((await item.count()) === 0) throw new Error(`${id} has no chart: use .png or .pdf.`);
  const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
  return readFileSync(await download.path());
}

/** Findings and tiles: the part of the page above its panels. */
async function overview(page: Page): Promise<Buffer> {
  const bottoms = await page
    .locator('[data-print]')
    .evaluateAll((all) => all.map((part) => part.getBoundingClientRect().bottom));
  const { width = 0 } = page.viewportSize() ?? {};
  const height = Math.ceil(Math.max(1, ...bottoms) + 12);
  return page.screenshot({ clip: { x: 0, y: 0, width, height }, fullPage: true });
}

async function badge(page: Page): Promise<string> {
  const head = page.locator('header h1');
  const words = (await head.locator('.visually-hidden').textContent())?.trim() ?? '';
  const title = (await head.locator('.ellipsis').textContent())?.trim() ?? '';
  const state = (await head.locator('[data-glyph]').getAttribute('data-glyph')) ?? '';
  return badgeOf(title, words, state);
}
