import type { Words } from '../../i18n/words';
import type { Grid } from '../../lib/frame';
import type { Marker } from '../../lib/marker';
import type { Timezone } from '../../lib/timezone';
import type { Mark } from '../paint/markers-layout';
import { momentText } from './moment-text';

/** More events than this are not listened to. */
const MOST_SPOKEN = 12;

/** An event in words: `13:53 Rank 5 restarted`, `13:27–13:41 TTFT p95 above 1 s`. */
export function markerText({ atS, toS, text }: Marker, grid: Grid, timezone: Timezone): string {
  const from = momentText(atS, grid, timezone);
  const to = toS === undefined || toS <= atS ? null : momentText(toS, grid, timezone);
  return `${to === null || to === from ? from : `${from}–${to}`} ${text}`;
}

/** All events of a chart for who cannot see them, the last ones where there are many; empty without any. */
export function markersDescription(
  marks: readonly Mark[],
  grid: Grid,
  timezone: Timezone,
  words: Words,
): string {
  const all = marks.flatMap((mark) => mark.markers).sort((a, b) => a.atS - b.atS);
  if (all.length === 0) return '';
  const said = all.slice(-MOST_SPOKEN).map((marker) => markerText(marker, grid, timezone));
  const more = all.length - said.length;
  return words.chartEvents([...(more > 0 ? [words.chartMoreEvents(more)] : []), ...said].join('; '));
}
