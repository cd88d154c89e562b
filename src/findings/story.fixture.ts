import type { FullLanguage } from '../i18n/language';
import { EN as en } from '../i18n/full-language.fixture';
import { gridLength, type Grid } from '../lib/frame';
import { WATCHES, type WatchName } from '../panels/watches';
import type { Column } from '../lib/column';
import type { Labels } from '../lib/labels';
import type { FindingInputs } from './finding';
import { sceneOf, type Scene } from './scene';

/** An hour from 12:00 to 13:00, a point every 10 s. */
export const HOUR: Grid = { startS: 1_789_992_000, endS: 1_789_995_600, stepS: 10 };

/** A value by the minute of the range; null is a gap. */
export type ByMinute = (minute: number) => number | null;

export const rank = (engine: number, model = 'm'): Labels => ({
  model_name: model,
  job: 'lmdeploy',
  instance: `10.0.0.1:${23333 + engine}`,
  engine: String(engine),
});

export const column = (labels: Labels, at: ByMinute, grid = HOUR): Column => ({
  labels,
  values: Array.from({ length: gridLength(grid) }, (_, i) => at((i * grid.stepS) / 60)),
});

export const always =
  (value: number): ByMinute =>
  () =>
    value;

/** The value between two minutes, else a gap. */
export const between =
  (from: number, to: number, value: number, otherwise: number | null = null): ByMinute =>
  (minute) =>
    minute >= from && minute <= to ? value : otherwise;

const RANKS = [0, 1, 2, 3];

/** Four healthy ranks: 40 ms ITL, ten requests per second. */
function calm(grid: Grid): Partial<Record<WatchName, Column[]>> {
  const each = (value: number): Column[] => RANKS.map((r) => column(rank(r), always(value), grid));
  const one = (value: number): Column[] => [column({}, always(value), grid)];
  return {
    rankItlSum: each(4),
    rankItlCount: each(100),
    rankRunning: each(10),
    firstTokens: one(10),
    outputs: one(400),
    finished: one(10),
    succeeded: one(10),
    failed: one(0),
    cachedTokens: one(600),
    promptTokens: one(1000),
    cachedTokensBefore: one(600),
    promptTokensBefore: one(1000),
  };
}

/** Names ranks only by their numbers. */
const rankNameIn =
  ({ words }: FullLanguage): FindingInputs['rankName'] =>
  (labels) =>
    words.rankName(labels['engine'] ?? '');

/** The same scene in another language. */
export const inLanguage = (scene: Scene, language: FullLanguage): Scene => ({
  ...scene,
  language,
  rankName: rankNameIn(language),
});

interface Story extends Partial<Omit<FindingInputs, 'columns'>> {
  readonly columns?: Partial<Record<WatchName, readonly Column[]>>;
}

/** The calm hour with the changes of a story. */
export function story({ columns = {}, ...more }: Story = {}): Scene {
  const grid = more.grid ?? HOUR;
  const none = Object.fromEntries(Object.keys(WATCHES).map((name) => [name, []])) as unknown as Record<
    WatchName,
    Column[]
  >;
  return sceneOf({
    grid,
    attainment: { ttft: null, itl: null, e2e: null },
    slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
    expectedEngines: null,
    missing: null,
    replica: null,
    scrapeIntervalS: 5,
    isLive: true,
    span: 'range',
    earlierStart: () => null,
    formatTime: (atS) => {
      const minutes = Math.floor((atS - HOUR.startS) / 60) + 12 * 60;
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    },
    language: en,
    rankName: rankNameIn(en),
    ...more,
    columns: { ...none, ...calm(grid), ...columns },
  });
}

/** The four ranks, one of them with other values. */
export const ranksBut = (engine: number, usual: ByMinute, odd: ByMinute, grid = HOUR): Column[] =>
  RANKS.map((r) => column(rank(r), r === engine ? odd : usual, grid));

/** Unix seconds of a minute of {@link HOUR}. */
export const at = (minute: number): number => HOUR.startS + minute * 60;

/** A process that started at a minute, as `rankStart` reports it for an hour. */
export const startOf = (engine: number, minute: number): Column[] => [
  column(rank(engine), between(minute, minute + 60, at(minute))),
];
