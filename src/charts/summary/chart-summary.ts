import type { AllWords } from '../../i18n/words';
import { lastTimeS, type FrameGrid, type FrameSeries } from '../../lib/frame';
import { percentNumber, quantityText } from '../../lib/quantity-text';
import type { Lang } from '../../lib/text';
import { unitSymbol } from '../../lib/units';
import type { Picture } from '../picture';
import { bucketText } from '../pointer/tooltip-facts';
import { boundsText } from '../text/certainty-text';
import { momentText } from '../text/moment-text';
import { valueText } from '../text/value-text';
import { cellsFacts } from './cells-facts';
import { lineFacts } from './line-facts';

/** At most this many lines are described: more are too long to listen to. */
const MOST_LINES = 6;

/** Gaps of a smaller share of the range are not worth a word. */
const LEAST_GAPS = 0.02;

interface Described {
  readonly name: string;
  readonly values: FrameSeries['values'];
  readonly levels?: FrameSeries['levels'];
  readonly certaintyAt?: FrameSeries['certaintyAt'];
}

export interface SummaryInput {
  readonly picture: Picture;
  /** The grid of the picture. */
  readonly grid: FrameGrid;
  /** An upper limit in the unit of Prometheus, such as a latency objective; null without one. */
  readonly threshold: number | null;
  readonly words: AllWords;
  readonly lang: Lang;
}

/**
 * A chart in words, for a person who does not see it: its range, the number of lines, and of each line the last, the lowest and the
 * highest value with their times, the trend, and how long it is above the objective. The lines of many ranks are described by
 * their median and by the ranks at both ends. Costs a pass over all values: call it when a person asks.
 */
export function chartSummary(input: SummaryInput): string {
  const { picture, grid, words } = input;
  const at = (timeS: number): string => momentText(timeS, grid, picture.timezone);
  const shown = picture.series.filter(({ isShown }) => isShown);
  const described = linesOf(picture, words).flatMap((line) => lineText(line, input) ?? []);
  const cells = cellsText(input);
  const hidden = picture.series.length - shown.length;
  const [from, to] = [at(grid.startS), at(lastTimeS(grid))];
  if (described.length === 0 && cells === null) return words.summaryEmpty(from, to);
  const more = described.length - MOST_LINES;
  return words.sentences([
    words.summaryRange(from, to, shown.length),
    ...(hidden > 0 ? [words.summaryHidden(hidden)] : []),
    ...(cells === null ? [] : [cells]),
    ...described.slice(0, MOST_LINES),
    ...bandTexts(input),
    ...(more > 0 ? [words.summaryMore(more)] : []),
  ]);
}

/** The lines to describe: the total of a stack first; of a band the median and the lines that are no rank. */
function linesOf({ series, band, total }: Picture, words: AllWords): Described[] {
  const shown = series.filter(({ isShown }) => isShown).map((line) => line.series);
  if (band !== null)
    return [{ name: words.chartMedian, values: band.median }, ...shown.filter(({ role }) => role !== 'rank')];
  return total === null ? shown : [{ name: words.chartTotal, values: total }, ...shown];
}

/** The sentence about a line; null for a line without a value. */
function lineText(line: Described, { picture, grid, threshold, words, lang }: SummaryInput): string | null {
  const facts = lineFacts(line, threshold);
  if (facts === null) return null;
  const { times, unit, decimals, timezone } = picture;
  const { last, lowest, highest, trend, above, gaps } = facts;
  const timeOf = (index: number): string => momentText(times[index] ?? 0, grid, timezone);
  const value = (moment: { value: number; index: number }): string => {
    const known = line.certaintyAt?.(moment.index) ?? null;
    // In the first and in the top bucket any number would be a guess.
    const isOpen = known !== null && (known.isFirst || known.isTop);
    return isOpen
      ? `${boundsText(known, unit)} ${unitSymbol(unit, lang)}`
      : valueText(moment.value, unit, decimals, lang);
  };
  const isFlat = value(lowest) === value(highest);
  const isOld = last.index < times.length - 1;
  return words.summaryLine(line.name, [
    ...(isFlat && facts.count > 1
      ? [words.summaryAlways(value(last))]
      : [words.summaryLast(value(last), isOld ? timeOf(last.index) : null)]),
    ...(isFlat
      ? []
      : [
          words.summaryLowest(value(lowest), timeOf(lowest.index)),
          words.summaryHighest(value(highest), timeOf(highest.index)),
          ...(trend === null ? [] : [words.summaryTrend[trend]]),
        ]),
    ...(above === null || threshold === null
      ? []
      : [words.summaryAbove(quantityText(threshold, unit, lang, 6), above === 0 ? null : shareText(above))]),
    ...(gaps < LEAST_GAPS ? [] : [words.summaryGaps(shareText(gaps))]),
  ]);
}

/** Of a band of ranks: which rank is highest and which is lowest at the end. */
function bandTexts({ picture, words, lang }: SummaryInput): string[] {
  const { series, band, unit, decimals } = picture;
  const end = band?.median.findLastIndex((value) => value !== null) ?? -1;
  if (end < 0) return [];
  const ends = series
    .filter(({ isShown, series: { role } }) => isShown && role === 'rank')
    .flatMap(({ series: { name, values } }) => ({ name, value: values[end] ?? null }))
    .flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]))
    .sort((a, b) => b.value - a.value);
  const [high, low] = [ends.at(0), ends.at(-1)];
  if (high === undefined || low === undefined) return [];
  const text = (value: number): string => valueText(value, unit, decimals, lang);
  return [words.summaryEnds(high.name, text(high.value), low.name, text(low.value))];
}

/** The sentence about the cells of a heatmap; null for another chart. */
function cellsText({ picture: { heat, unit }, words, lang }: SummaryInput): string | null {
  const facts = heat === null ? null : cellsFacts(heat.cells);
  if (heat === null || facts === null) return null;
  const text = (bucket: number): string => bucketText(heat.cells.bounds, bucket, unit, lang);
  return words.summaryCells(text(facts.from), text(facts.to), text(facts.most), shareText(facts.share));
}

/** `12%`; `<1%` and `99.6%`, because 0% would mean never and 100% always. */
const shareText = (share: number): string =>
  share < 0.01
    ? '<1%'
    : share > 0.99 && share < 1
      ? `${percentNumber(share)}%`
      : `${Math.round(share * 100)}%`;
