import type { AllWords } from '../../i18n/words';
import type { FrameGrid } from '../../lib/frame';
import type { Marker } from '../../lib/marker';
import type { Timezone } from '../../lib/timezone';
import type { Mark } from '../layout/markers-layout';
import { momentText } from './moment-text';

/** At most this many events are read aloud. */
const MOST_SPOKEN = 12;

/** An event with its time: `13:53 Rank 5 restarted`, `13:27–13:41 TTFT p95 above 1 s`. */
export function markerText({ atS, toS, text }: Marker, grid: FrameGrid, timezone: Timezone): string {
  const from = momentText(atS, grid, timezone);
  const to = toS === undefined || toS <= atS ? null : momentText(toS, grid, timezone);
  return `${to === null || to === from ? from : `${from}–${to}`} ${text}`;
}

/** The events of a chart for a screen reader, the last 12 of them; empty without events. */
export function markersDescription(
  marks: readonly Mark[],
  grid: FrameGrid,
  timezone: Timezone,
  words: AllWords,
): string {
  const all = marks.flatMap((mark) => mark.markers).sort((a, b) => a.atS - b.atS);
  if (all.length === 0) return '';
  const said = all.slice(-MOST_SPOKEN).map((marker) => markerText(marker, grid, timezone));
  const more = all.length - said.length;
  return words.chartEvents([...(more > 0 ? [words.chartMoreEvents(more)] : []), ...said].join('; '));
}
