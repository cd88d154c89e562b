import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import type { Grid } from '../lib/frame';
import { NO_PLACES } from '../lib/place-labels';
import { PANELS } from '../panels';
import type { PrometheusClient } from '../queries/http/client';
import { noResults } from '../queries/reading-loader';
import { PagePlanner } from './page-plan';
import { groupOf } from './reading-group';
import { dueAtMs } from './refresh-pace';
import { FIGURES, OVERVIEW, WATCHED, WATCHED_NOW } from './watched';

const INTERVAL_MS = 30_000;
const NOON_MS = Date.parse('2026-08-21T12:00:00Z');
const IN_SIGHT = ['time-to-first-token', 'inter-token-latency', 'e2e-latency', 'queue-time'];
const GROUPS = [FIGURES, OVERVIEW, ...PANELS.filter(({ id }) => IN_SIGHT.includes(id)).map(groupOf)];

/** A page that is open, without a document. */
class Viewer {
  /** When it loads next, epoch ms. */
  nextMs: number;
  readonly #rangeMs: number;
  readonly #isOnTime: boolean;
  readonly #random: number;
  readonly #planner: PagePlanner;
  #sent: string[] = [];

  constructor(openedAtMs: number, rangeMs: number, isOnTime: boolean, random: number) {
    this.nextMs = openedAtMs;
    this.#isOnTime = isOnTime;
    this.#rangeMs = rangeMs;
    this.#random = random;
    const client = {
      stored: (expr: string) => expr,
      range: (expr: string, { startS, endS, stepS }: Grid) => {
        this.#sent.push(`${startS} ${endS} ${stepS} ${expr}`);
        return Promise.resolve({ series: [], warnings: [], infos: [], respondedAtMs: this.nextMs });
      },
    } as unknown as PrometheusClient;
    this.#planner = new PagePlanner({ client, lateS: 60, now: () => this.nextMs });
  }

  /** Loads once. Returns the requests. */
  async load(): Promise<readonly string[]> {
    this.#sent = [];
    const nowMs = this.nextMs;
    const plan = this.#planner.plan(
      {
        range: { fromMs: nowMs - this.#rangeMs, toMs: nowMs },
        isLive: true,
        selector: '',
        slo: DEFAULT_CONFIG.slo,
        compareS: null,
        plotWidthPx: 480,
        groups: [...GROUPS, WATCHED_NOW, WATCHED],
      },
      {
        selector: '',
        scrapeIntervalS: 5,
        isOnTime: this.#isOnTime,
        places: NO_PLACES,
        repair: 'small-deltas',
      },
      new AbortController().signal,
      noResults(),
    );
    await Promise.all(GROUPS.map(plan.loadGroup));
    await Promise.all([WATCHED_NOW, WATCHED].map(plan.loadGroup));
    this.nextMs = dueAtMs(nowMs, INTERVAL_MS, this.#random);
    return this.#sent.sort();
  }

  /** The requests of the first load from this moment on. */
  async loadAt(ms: number): Promise<readonly string[]> {
    while (this.nextMs < ms) await this.load();
    return this.load();
  }
}

describe('viewers of one page', () => {
  test.each([
    ['15 min', 900_000, true],
    ['1 h', 3_600_000, false],
    ['3 h', 10_800_000, true],
    ['6 h', 21_600_000, true],
    ['6 h, with samples that may come late', 21_600_000, false],
    ['24 h', 86_400_000, true],
  ])(
    'send the same requests at a refresh, whenever they opened the page: %s',
    async (_, rangeMs, isOnTime) => {
      const viewers = [
        new Viewer(NOON_MS - 534_567, rangeMs, isOnTime, 0),
        new Viewer(NOON_MS - 400_001, rangeMs, isOnTime, 0.5),
        new Viewer(NOON_MS - 27_400, rangeMs, isOnTime, 1),
      ];
      // The whole range is loaded again at 12:00 by those that are open for a while. From the next refresh on all are equal.
      for (const afterS of [30, 60, 90, 300, 600, 630]) {
        const [first, ...others] = await Promise.all(
          viewers.map((viewer) => viewer.loadAt(NOON_MS + afterS * 1000)),
        );
        for (const other of others) expect(other, `${afterS} s`).toEqual(first);
      }
    },
  );
});
