import { KIT_PANELS } from '../../kit-panels';
import { replay } from '../measure/replay';
import { NOW_MS } from '../moment';
import { releasedPage } from '../pages/measured-pages';
import { OpenedPage, type Stage } from '../pages/opened-page';

/** What a load or a refresh costs. */
export interface FramesCost {
  readonly requests: number;
  /** Samples that Prometheus read. */
  readonly samples: number;
  /** Until the last request has ended, ms. */
  readonly activeMs: number;
  /** Processor time of the main thread, ms. */
  readonly mainMs: number;
}

/** One way to show ten panels. */
export interface FramesResult {
  readonly name: string;
  readonly load: FramesCost;
  readonly refresh: FramesCost;
}

const PANELS = [...KIT_PANELS, 'prefix-hit-rate'];
const RANGE_S = 6 * 3600;
const STEP_MS = 60_000;
const TIMEOUT_MS = 120_000;
const POLL_MS = 100;

/** All in sight, and wide enough for the step of the page: the queries are the same. */
const SIZE = 'width:533px;height:245px;border:0;float:left';

/** JavaScript: the documents that show panels. */
const OWN = '[window]';
const OF_FRAMES = `[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)`;

/** A way to show the panels: how the blank page opens them, and which documents they are in. */
interface Way {
  readonly name: string;
  readonly documents: string;
  /** Runs before all scripts of each document. */
  readonly before?: string;
}

const WAYS: readonly Way[] = [
  { name: 'one page', documents: OWN },
  { name: 'ten frames', documents: OF_FRAMES },
  // As in a browser without channels.
  { name: 'ten frames that do not share', documents: OF_FRAMES, before: 'delete window.BroadcastChannel' },
];

/** Measures what ten panels cost in one page, and in a frame each. The host has the origin of the frames. */
export async function measureFrames(stage: Stage, prometheusUrl: string): Promise<FramesResult[]> {
  const results: FramesResult[] = [];
  for (const way of WAYS) results.push(await measureWay(stage, prometheusUrl, way));
  return results;
}

async function measureWay(stage: Stage, prometheusUrl: string, way: Way): Promise<FramesResult> {
  const { path, trigger } = releasedPage(RANGE_S);
  // All documents have the same clock, whenever they start.
  const opened = await OpenedPage.open(stage, { aheadMs: NOW_MS - Date.now() });
  const { page, traffic } = opened;
  if (way.before !== undefined) await page.addInitScript({ content: way.before });
  const costOf = async (act: () => Promise<unknown>): Promise<FramesCost> => {
    const before = await opened.work();
    traffic.reset();
    await act();
    await settled(opened, way);
    const { mainMs } = await opened.work();
    const { requests } = traffic.read();
    const { samples } = await replay(prometheusUrl, requests);
    return {
      requests: requests.length,
      samples,
      activeMs: traffic.activeMs,
      mainMs: mainMs >= before.mainMs ? mainMs - before.mainMs : mainMs,
    };
  };
  const urls = PANELS.map((id) => `${stage.origin}${path}&kiosk&panel=${id}`);
  const load = await costOf(() =>
    way.documents === OWN
      ? page.goto(`${stage.origin}${path}&kiosk&${PANELS.map((id) => `panel=${id}`).join('&')}`)
      : page.evaluate(
          ([sources, size]) => {
            document.body.style.margin = '0';
            for (const src of sources) {
              const frame = document.createElement('iframe');
              frame.setAttribute('style', size);
              frame.src = src;
              document.body.append(frame);
            }
          },
          [urls, SIZE] as const,
        ),
  );
  const refresh = await costOf(() =>
    page.evaluate(
      `for (const own of ${way.documents}) own.eval(${JSON.stringify(`bench.begin(${STEP_MS}, ${trigger})`)})`,
    ),
  );
  await opened.close();
  return { name: way.name, load, refresh };
}

async function settled({ page, traffic }: OpenedPage, { name, documents }: Way): Promise<void> {
  const lastMs = performance.now() + TIMEOUT_MS;
  const isSettled = `${documents}.every((own) => own.document.querySelector('main')?.dataset.settled === 'true')`;
  await traffic.quietAfterRequest();
  while (!(await page.evaluate<boolean>(isSettled))) {
    if (performance.now() > lastMs)
      throw new Error(`The ${name} did not settle within ${TIMEOUT_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    await traffic.quiet();
  }
}
