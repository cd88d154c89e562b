import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PrometheusClient } from '../queries/http/client';
import { QueryError } from '../queries/http/errors';
import type { PageSetup } from '../queries/page-setup';
import type { CauseReport } from './cause-looks';
import { CauseWatch, type LoadedRange } from './cause-watch.svelte';

const OVER: LoadedRange = { fromMs: 0, toMs: 600_000, isLive: false };
const EARLIER: LoadedRange = { fromMs: -600_000, toMs: 0, isLive: false };
const LIVE: LoadedRange = { fromMs: 0, toMs: 600_000, isLive: true };
const later = (byMs: number): LoadedRange => ({ ...LIVE, fromMs: byMs, toMs: LIVE.toMs + byMs });

const REPORT = { selector: '' } as CauseReport;

let setup: Pick<PageSetup, 'selector' | 'scrapeIntervalS'> | null;
/** Ends the look that runs. */
let end: (result: CauseReport | Error) => void;
let looks: number;
let watch: CauseWatch;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
  setup = { selector: '', scrapeIntervalS: 5 };
  looks = 0;
  const look = (): Promise<CauseReport> => {
    looks += 1;
    return new Promise((resolve, reject) => {
      end = (result) => (result instanceof Error ? reject(result) : resolve(result));
    });
  };
  watch = new CauseWatch({
    client: {} as PrometheusClient,
    setup: () => setup as PageSetup | null,
    now: () => Date.now(),
    open: () => Promise.resolve({ look, lookFurther: look, stop: () => undefined }),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A load that ends; its look runs afterwards. */
async function load(range: LoadedRange): Promise<void> {
  watch.expect(range);
  void watch.update(range);
  await vi.advanceTimersByTimeAsync(0);
}

async function endLook(result: CauseReport | Error = REPORT, waitMs = 0): Promise<void> {
  end(result);
  await vi.advanceTimersByTimeAsync(waitMs);
}

describe('CauseWatch', () => {
  it('knows the causes of a range when its look has ended', async () => {
    expect(watch.state.kind).toBe('looking');
    await load(OVER);
    expect(watch.state.kind).toBe('looking');
    await endLook();
    expect(watch.state.kind).toBe('known');
  });

  it('does not know those of another range or selection before it has looked', async () => {
    await load(OVER);
    await endLook();
    watch.expect(EARLIER);
    expect(watch.state.kind).toBe('looking');
    watch.expect(OVER);
    expect(watch.state.kind).toBe('known');
    setup = { selector: 'model_name="m"', scrapeIntervalS: 5 };
    watch.expect(OVER);
    expect(watch.state.kind).toBe('looking');
  });

  it('does not know those of the range before, once it has a report of another one', async () => {
    await load(OVER);
    await endLook();
    await load(LIVE);
    await endLook();
    watch.expect(OVER);
    expect(watch.state.kind).toBe('looking');
  });

  it('knows those of a live page when it has looked at what was before, and goes on knowing them', async () => {
    await load(LIVE);
    await endLook(REPORT, 1000);
    expect(watch.state.kind).toBe('looking');
    await vi.advanceTimersByTimeAsync(1000);
    await endLook();
    expect(watch.state.kind).toBe('known');
    await load(later(30_000));
    expect(looks).toBe(2);
    await load(later(60_000));
    expect(looks).toBe(3);
    expect(watch.state.kind).toBe('known');
  });

  it('says why the first look failed, and keeps what it knew when a later one fails', async () => {
    const error = new QueryError('network', 'away');
    await load(LIVE);
    await endLook(error);
    expect(watch.state).toEqual({ kind: 'failed', error });
    watch.expect(OVER);
    expect(watch.state.kind).toBe('looking');
    await load(LIVE);
    expect(watch.state.kind).toBe('failed');
    await endLook(REPORT, 2000);
    await endLook();
    expect(watch.state.kind).toBe('known');
    await load(later(60_000));
    await endLook(error);
    expect(watch.state.kind).toBe('known');
  });

  it('has no words of a query for code that could not be loaded', async () => {
    await load(LIVE);
    await endLook(new Error('no code'));
    expect(watch.state).toEqual({ kind: 'failed', error: null });
  });

  it('finds nothing in what is to come, and forgets what it knew of another range', async () => {
    await load(OVER);
    await endLook();
    await load({ fromMs: Date.now() + 3_600_000, toMs: Date.now() + 7_200_000, isLive: false });
    expect([looks, watch.report, watch.state.kind]).toEqual([1, null, 'known']);
  });

  it('does not look before there is a set-up', async () => {
    setup = null;
    await load(OVER);
    expect(looks).toBe(0);
    expect(watch.state.kind).toBe('looking');
  });
});
