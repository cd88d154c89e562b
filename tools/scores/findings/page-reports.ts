import { CauseLooks, type CauseReport } from '../../../src/session/cause-looks';
import type { Cause } from '../../../src/findings/causes/cause';
import type { Grid } from '../../../src/lib/frame';
import { PrometheusClient } from '../../../src/queries/http/client';
import { promString } from '../../../src/queries/escape';
import type { IncidentCase } from './incident-case';

const SLO = { ttftSeconds: 1, itlSeconds: 1, e2eSeconds: 1, objective: 0.99 };

/** What a page shows of one case. */
export interface PageOfCase {
  /** The findings of a page that is opened at a moment, Unix seconds: the cause first. */
  readonly shownAt: (atS: number) => Promise<CauseReport>;
  /** The findings of a page that is opened at a moment with a long range, after its looks at the past. */
  readonly shownOver: (startS: number, atS: number) => Promise<CauseReport>;
  /** The same a minute later: the looks then know what was before them. */
  readonly shownLater: (startS: number, atS: number) => Promise<CauseReport>;
  /** The findings of a page that shows a range that is over. */
  readonly shownFor: (startS: number, endS: number) => Promise<CauseReport>;
}

/** Opens pages on a Prometheus that holds many cases. */
export function pageOf(url: string, { job }: IncidentCase, scrapeIntervalS: number): PageOfCase {
  const client = new PrometheusClient({ url, headers: {}, credentials: 'same-origin', timeoutS: 60 });
  const { signal } = new AbortController();
  const binding = {
    selector: `job=${promString(job)}`,
    windowS: 60,
    gaugeWindowS: 60,
    sampling: { stepS: scrapeIntervalS, scrapeIntervalS },
    slo: SLO,
  };
  const load = (expr: string, grid: Grid) => client.range(expr, grid, signal);
  const look = (startS: number, endS: number, isLive: boolean): Promise<CauseReport> =>
    new CauseLooks().look({ binding, scrapeIntervalS, startS, endS, isLive }, load, () => Promise.resolve());
  const lookOver = async (startS: number, endS: number): Promise<CauseReport> => {
    const looks = new CauseLooks();
    const query = { binding, scrapeIntervalS, startS, endS, isLive: true };
    const pause = (): Promise<void> => Promise.resolve();
    let report = await looks.look(query, load, pause);
    for (;;) {
      const further = await looks.lookFurther(query, load, pause);
      if (further === null) return report;
      report = further;
    }
  };
  const lookLater = async (startS: number, endS: number): Promise<CauseReport> => {
    const looks = new CauseLooks();
    const pause = (): Promise<void> => Promise.resolve();
    const query = { binding, scrapeIntervalS, startS, endS, isLive: true };
    await looks.look(query, load, pause);
    await looks.lookFurther(query, load, pause);
    return looks.look({ ...query, startS: startS + 60, endS: endS + 60 }, load, pause);
  };
  return {
    shownOver: lookOver,
    shownLater: lookLater,
    shownAt: (atS) => look(atS - 3600, atS, true),
    shownFor: (startS, endS) => look(startS, endS, false),
  };
}

/** The cause that stands first; null where nothing is shown. Notes are below, so they come last. */
export function firstCause({ log }: CauseReport): Cause | null {
  return log.shown.find(({ kind }) => kind !== 'leak') ?? log.shown[0] ?? null;
}

/** {@link firstCause} without notes. */
export const firstWarning = ({ log }: CauseReport): Cause | null =>
  log.shown.find(({ kind }) => kind !== 'leak') ?? null;
