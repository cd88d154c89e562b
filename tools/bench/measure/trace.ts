import type { OpenedPage } from '../pages/opened-page';
import { PAGE_MARK, type TraceEvent } from './trace-events';

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** Starts a trace. Returns a function that ends it and returns its events. */
export async function startTrace({ cdp, page }: OpenedPage): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  return async () => {
    // Chromium has renderers of its own: the mark tells which one is that of the page.
    await page.evaluate(`performance.mark('${PAGE_MARK}')`);
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    return events;
  };
}
