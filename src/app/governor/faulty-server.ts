import { gridLength, type Grid } from '../../lib/frame';
import type { RawSeries, ScrapeTarget, TimedMatrix } from '../../queries/client';
import { QueryError } from '../../queries/errors';
import { QueuedClient } from '../../queries/queued-client';
import type { FakeClock } from './fake-clock';

/** How the server is: well; slow, each answer by as much as it likes; silent; gone; or it refuses. */
export const MOODS = ['well', 'slow', 'silent', 'gone', 'refusing'] as const;
export type Mood = (typeof MOODS)[number];

const TIMEOUT_MS = 30_000;
const SLOWEST_MS = 9000;

interface Sent {
  readonly expr: string;
  readonly key: string;
}

/** A Prometheus in the same process, behind the queue that the page has. What it says is the version in the selector. */
export class FaultyServer extends QueuedClient {
  readonly #clock: FakeClock;
  readonly #random: () => number;
  readonly #onsend: () => void;
  mood: Mood = 'well';
  /** Range queries that are under way. */
  readonly sent = new Set<Sent>();
  /** What must never be and was. */
  readonly faults: string[] = [];

  constructor(clock: FakeClock, random: () => number, most: () => number, onsend: () => void) {
    super({ url: '', headers: {}, credentials: 'omit', timeoutS: TIMEOUT_MS / 1000 }, most);
    this.#clock = clock;
    this.#random = random;
    this.#onsend = onsend;
  }

  protected override async send(expr: string, grid: Grid, signal: AbortSignal): Promise<TimedMatrix> {
    const key = `${grid.startS} ${grid.endS} ${grid.stepS} ${expr}`;
    for (const other of this.sent) if (other.key === key) this.faults.push(`asked twice at once: ${key}`);
    const sent = { expr, key };
    this.sent.add(sent);
    const leave = (): void => void this.sent.delete(sent);
    signal.addEventListener('abort', leave, { once: true });
    this.#onsend();
    try {
      await this.#answer(signal);
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
    const values = new Float64Array(gridLength(grid)).fill(versionOf(expr));
    const parts = [...expr.matchAll(/"lmd_part", "(\d+)"/g)].map(([, part]) => ({ lmd_part: part ?? '' }));
    const all = parts.length > 0 ? parts : [{}];
    const series = all.map((labels) => ({ labels, samples: { values, nanAt: null } }));
    return { series, warnings: [], infos: [], answeredAtMs: null };
  }

  override async instant(expr: string, timeS: number, signal: AbortSignal): Promise<RawSeries[]> {
    await this.#answer(signal);
    return expr.endsWith('[2m]') ? [{ metric: { job: 'lmdeploy' }, values: [[timeS, '1']] }] : [];
  }

  override async version(signal: AbortSignal): Promise<string> {
    await this.#answer(signal);
    return '2.42.0';
  }

  override async labelValues(
    _label: string,
    _matchers: readonly string[],
    _range: unknown,
    signal: AbortSignal,
  ): Promise<string[]> {
    await this.#answer(signal);
    return [];
  }

  override async targets(signal: AbortSignal): Promise<ScrapeTarget[]> {
    await this.#answer(signal);
    return [{ job: 'lmdeploy', instance: 'a', scrapeIntervalS: 5, health: 'up', lastError: '' }];
  }

  /** Settles as the server is now, which may be later than what was asked after it. */
  #answer(signal: AbortSignal): Promise<void> {
    const { mood } = this;
    if (signal.aborted) return Promise.reject(new QueryError('aborted', mood));
    return new Promise<void>((resolve, reject) => {
      const end = (kind?: QueryError['kind']): void => {
        signal.removeEventListener('abort', withdraw);
        if (kind === undefined) resolve();
        else reject(new QueryError(kind, mood));
      };
      const withdraw = (): void => end('aborted');
      signal.addEventListener('abort', withdraw);
      if (mood === 'well') end();
      else if (mood === 'slow') this.#clock.after(Math.ceil(this.#random() * SLOWEST_MS), end);
      else if (mood === 'silent') this.#clock.after(TIMEOUT_MS, () => end('timeout'));
      else if (mood === 'gone') this.#clock.after(20, () => end('network'));
      else end('rejected');
    });
  }
}

/** The version of the view that an expression asks for, 0 where it says none. */
export const versionOf = (text: string): number => Number(/version="(\d+)"/.exec(text)?.[1] ?? 0);
