import type { Marker, MarkerKind } from '../../lib/marker';
import type { PlotBox } from './plot-box';
import { xOf, type TimeSpan } from './time-span';

/** Events nearer to each other than this share one glyph. */
const MERGE_PX = 10;

/** From here on what was merged is shown as the range that it covers. */
const SPREAD_PX = 6;

/** The crosshair names what lies this near. */
const NEAR_PX = 4;

/** A glyph at the foot of a chart, and what it stands for. */
export interface Mark {
  readonly key: string;
  /** `mixed` when different kinds were merged. */
  readonly kind: MarkerKind | 'mixed';
  /** In the order of time; at least one. */
  readonly markers: readonly Marker[];
  readonly fromPx: number;
  /** Beyond `fromPx` when it covers a range. */
  readonly toPx: number;
}

const endOf = ({ atS, toS }: Marker): number => Math.max(atS, toS ?? atS);

/**
 * The marks of the events inside a span. What lasts stands for itself; moments that lie close together are one mark.
 * Whether two are merged depends on their distance alone, so a moving window neither joins nor parts them.
 */
export function placeMarkers(markers: readonly Marker[], span: TimeSpan, box: PlotBox): Mark[] {
  const inside = markers
    .filter((m) => m.atS <= span.toS && endOf(m) >= span.fromS)
    .sort((a, b) => a.atS - b.atS);
  const groups: Marker[][] = [];
  let previous: Marker | null = null;
  for (const marker of inside) {
    const isLasting = endOf(marker) > marker.atS;
    const group = groups.at(-1);
    const isClose = previous !== null && xOf(box, span, marker.atS) - xOf(box, span, previous.atS) < MERGE_PX;
    if (!isLasting && isClose && group !== undefined) group.push(marker);
    else if (isLasting) groups.unshift([marker]);
    else groups.push([marker]);
    if (!isLasting) previous = marker;
  }
  return groups.flatMap((group) => markOf(group, span, box));
}

function markOf(markers: readonly Marker[], span: TimeSpan, box: PlotBox): Mark[] {
  const [first] = markers;
  if (first === undefined) return [];
  const within = (timeS: number): number =>
    Math.min(box.rightPx, Math.max(box.leftPx, xOf(box, span, timeS)));
  const fromPx = within(first.atS);
  const toPx = within(Math.max(...markers.map(endOf)));
  const kind = markers.every((m) => m.kind === first.kind) ? first.kind : 'mixed';
  const isSpread = toPx - fromPx >= (markers.length > 1 ? SPREAD_PX : 1);
  return [{ key: first.id, kind, markers, fromPx, toPx: isSpread ? toPx : fromPx }];
}

/** The events at a place of the crosshair, in the order of time. */
export function markersAt(marks: readonly Mark[], xPx: number): Marker[] {
  return marks
    .filter((mark) => xPx >= mark.fromPx - NEAR_PX && xPx <= mark.toPx + NEAR_PX)
    .flatMap((mark) => mark.markers)
    .sort((a, b) => a.atS - b.atS);
}
