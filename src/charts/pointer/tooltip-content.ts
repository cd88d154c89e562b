import type { AllWords } from '../../i18n/words';
import type { FrameGrid } from '../../lib/frame';
import type { Lang } from '../../lib/text';
import { markerText } from '../text/marker-text';
import { markersAt } from '../layout/markers-layout';
import type { Picture } from '../picture';
import { xOf } from '../layout/time-span';
import { bandFacts, cellFacts, totalFacts, type Fact } from './tooltip-facts';
import { MOST_ROWS, tooltipRows, type TooltipRows } from './tooltip-rows';
import { yOf } from '../layout/y-scale';

export interface TooltipContent extends TooltipRows {
  /** Facts before and after the rows of the lines. */
  readonly head: readonly Fact[];
  readonly tail: readonly Fact[];
  /** The events at that time, formatted. */
  readonly notes: readonly string[];
  /** True when the values of another period are shown beside those of the lines. */
  readonly isCompared: boolean;
}

/** Most rows beside the facts of a band of ranks. */
const MOST_ROWS_OF_BAND = 8;

const MOST_NOTES = 4;

/** The content of the tooltip at a point of the grid. */
export function tooltipContent(
  picture: Picture,
  index: number,
  pointerYPx: number | null,
  grid: FrameGrid,
  words: AllWords,
  lang: Lang,
): TooltipContent {
  const { series, box, span, times, y, band, marks, timezone } = picture;
  const most = band === null ? MOST_ROWS : MOST_ROWS_OF_BAND;
  const near = markersAt(marks, xOf(box, span, times[index] ?? 0));
  const notes = near.slice(0, MOST_NOTES).map((marker) => markerText(marker, grid, timezone));
  return {
    ...tooltipRows(series, index, pointerYPx, (value) => yOf(box, y, value), most),
    head: [...cellFacts(picture, index, pointerYPx, lang), ...bandFacts(picture, index, words)],
    tail: totalFacts(picture, index, words),
    notes: near.length > notes.length ? [...notes, words.chartMoreEvents(near.length - notes.length)] : notes,
    isCompared: series.some((s) => s.isShown && s.ghost !== null),
  };
}
