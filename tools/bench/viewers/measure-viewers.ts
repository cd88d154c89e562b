import { setTimeout as pause } from 'node:timers/promises';
import type { CleanUp } from '../../process/clean-up';
import { startNginx } from '../../servers/nginx/start';
import { NOW_MS } from '../moment';
import { releasedPage, THIS_PAGE } from '../pages/measured-pages';
import { VIEWPORT } from '../pages/chromium';
import { OpenedPage, type Stage } from '../pages/opened-page';
import { startCountingProxy } from './counting-proxy';
import { recordRequests, type SentRequest } from './recorded-page';
import { sendRecording } from './send-recording';

/** What viewers of one dashboard cost Prometheus, through the shipped nginx with its cache. */
export interface ViewersResult {
  readonly viewers: number;
  /** Requests of all viewers, and those of them that reached Prometheus; for each minute. */
  readonly sentPerMinute: number;
  readonly reachedPerMinute: number;
}

export const VIEWER_COUNTS = [1, 12, 30] as const;
const REFRESH_S = 10;
const RANGE_S = 6 * 3600;
const RECORDED_MS = 60_000;
const SETTLED_WITHIN_MS = 180_000;
/** So many pages are recorded; they are opened at moments that differ by more than a refresh. */
const RECORDED_PAGES = 4;
const BETWEEN_OPENINGS_MS = 3300;
/** Viewers with the same recording differ by this. */
const BETWEEN_VIEWERS_MS = 150;

/**
 * Records pages that refresh by themselves, then sends their requests again for growing numbers of viewers.
 * @param stage its origin is not used: the pages are served by nginx
 */
export async function measureViewers(
  stage: Stage,
  { prometheusUrl, distDir, cleanUp }: { prometheusUrl: string; distDir: string; cleanUp: CleanUp },
  say: (words: string) => void,
): Promise<ViewersResult[]> {
  const proxy = await startCountingProxy(prometheusUrl, cleanUp);
  const nginx = await startNginx({ settings: { PROMETHEUS_UPSTREAM: proxy.url }, root: distDir });
  const unregister = cleanUp.add({ close: nginx.stop, closeNow: () => undefined });
  try {
    say(`Recording ${RECORDED_PAGES} pages that refresh every ${REFRESH_S} s …`);
    const recordings = await record({ ...stage, origin: `${nginx.url}/`, blank: 'healthz' });
    const results: ViewersResult[] = [];
    for (const viewers of VIEWER_COUNTS) {
      say(`Sending the requests of ${viewers} viewers …`);
      const before = proxy.requests();
      const sent = Array.from({ length: viewers }, (_, i) => recordings[i % recordings.length] ?? []);
      await untilSameSecond();
      await Promise.all(
        sent.map((recording, i) =>
          sendRecording(nginx.url, recording, Math.floor(i / recordings.length) * BETWEEN_VIEWERS_MS),
        ),
      );
      const perMinute = 60_000 / RECORDED_MS;
      results.push({
        viewers,
        sentPerMinute: sent.flat().length * perMinute,
        reachedPerMinute: (proxy.requests() - before) * perMinute,
      });
    }
    return results;
  } finally {
    await nginx.stop();
    unregister();
    proxy.close();
  }
}

/** Opens pages one after the other, whose clocks agree, and records all of them over the same time. */
async function record(stage: Stage): Promise<SentRequest[][]> {
  await untilSameSecond();
  const startMs = performance.now();
  const aheadMs = NOW_MS - Math.round(Date.now() / 1000) * 1000;
  const { path } = releasedPage(RANGE_S, { name: THIS_PAGE, viewport: VIEWPORT });
  const opened: OpenedPage[] = [];
  for (let i = 0; i < RECORDED_PAGES; i++) {
    await pause(Math.max(0, i * BETWEEN_OPENINGS_MS - (performance.now() - startMs)));
    const one = await OpenedPage.open(stage, { aheadMs }, VIEWPORT);
    await one.page.goto(stage.origin + path.replace('refresh=off', `refresh=${REFRESH_S}s`));
    // The content security policy of nginx forbids a function here.
    await one.page.locator('main[data-settled="true"]').waitFor({ timeout: SETTLED_WITHIN_MS });
    opened.push(one);
  }
  await untilSameSecond();
  const recordings = opened.map(({ page }) => recordRequests(page));
  await pause(RECORDED_MS);
  const sent = recordings.map((requests) => [...requests]);
  for (const one of opened) await one.close();
  return sent;
}

/** Waits until the clock of the machine has reached a multiple of the refresh interval, because the cache reads that clock. */
const untilSameSecond = (): Promise<void> => pause(REFRESH_S * 1000 - (Date.now() % (REFRESH_S * 1000)));
