import type { Browser, Page } from '@playwright/test';
import type { Shot } from './shots';

/** For a busy machine; a page that is not ready by then has a fault. */
const LIMIT_MS = 120_000;
/** Between two looks at a page that may still draw or request. */
const LOOK_MS = 400;

/**
 * Opens the page and takes its picture when it has come to rest: no request, and twice the same picture.
 * @param pageUrl with a slash at the end
 * @returns a PNG in full colours
 * @throws Error when the page is not ready in time
 */
export async function takeShot(browser: Browser, pageUrl: string, shot: Shot): Promise<Buffer> {
  const { search, widthPx, heightPx, ratio, clockMs, last, press } = shot;
  const context = await browser.newContext({
    viewport: { width: widthPx, height: heightPx },
    deviceScaleFactor: ratio,
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    const requests = watchRequests(page);
    await page.clock.setFixedTime(clockMs);
    await page.addInitScript(hideServerDate);
    await page.goto(`${pageUrl}?${new URLSearchParams(search).toString()}`);
    await page.locator('main[data-settled="true"]').waitFor();
    if (last !== null) await page.locator(last).first().waitFor();
    if (press !== null) {
      await page.locator(press).first().click();
      await page.mouse.move(0, 0);
    }
    return await pictureAtRest(page, requests, shot.name);
  } finally {
    await context.close();
  }
}

interface Requests {
  open: number;
  started: number;
}

function watchRequests(page: Page): Requests {
  const requests = { open: 0, started: 0 };
  page.on('request', () => {
    requests.open++;
    requests.started++;
  });
  for (const end of ['requestfinished', 'requestfailed'] as const) {
    page.on(end as 'requestfinished', () => void requests.open--);
  }
  return requests;
}

async function pictureAtRest(page: Page, requests: Requests, name: string): Promise<Buffer> {
  const endMs = performance.now() + LIMIT_MS;
  let before: Buffer = Buffer.alloc(0);
  let startedBefore = -1;
  while (performance.now() < endMs) {
    const picture = await page.screenshot();
    const isQuiet = requests.open === 0 && requests.started === startedBefore;
    if (isQuiet && before.equals(picture)) return picture;
    before = picture;
    startedBefore = requests.started;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`The page of ${name} does not come to rest.`);
}

/** Runs in the page. The clock of the page is fixed, and that of nginx is not: a page without the date of the server uses its own. */
function hideServerDate(): void {
  const get = Headers.prototype.get;
  Headers.prototype.get = function (name) {
    return name.toLowerCase() === 'date' ? null : get.call(this, name);
  };
}
