import type { Marker, MarkerKind } from '../../lib/marker';
import type { PlotBox } from './plot-box';
import { xOf, type TimeSpan } from './time-span';

/** Events without a duration that are closer than this share one mark. */
const MERGE_PX = 10;

/** A mark of several events is shown as a range when it covers at least this width. */
const SPREAD_PX = 6;

/** The tooltip lists events at most this far from the crosshair. */
const NEAR_PX = 4;

/** A glyph at the bottom of a chart, with its events. */
export interface Mark {
  readonly key: string;
  /** `mixed` when the events are of different kinds. */
  readonly kind: MarkerKind | 'mixed';
  /** In order of time; at least one. */
  readonly markers: readonly Marker[];
  readonly fromPx: number;
  /** Greater than `fromPx` when the mark covers a range, otherwise equal to it. */
  readonly toPx: number;
}

const endOf = ({ atS, toS }: Marker): number => Math.max(atS, toS ?? atS);

/**
 * The marks of the events inside a time span. An event with a duration has its own mark; events without one that are close
 * together share a mark. Merging depends only on their distance, so that marks stay the same while the range moves.
 */
export function placeMarkers(markers: readonly Marker[], span: TimeSpan, box: PlotBox): Mark[] {
  const inside = markers
    .filter((m) => m.atS <= span.toS && endOf(m) >= span.fromS)
    .sort((a, b) => a.atS - b.atS);
  const groups: Marker[][] = [];
  let previous: Marker | null = null;
  for (const marker of inside) {
    const hasDuration = endOf(marker) > marker.atS;
    const group = groups.at(-1);
    const isClose = previous !== null && xOf(box, span, marker.atS) - xOf(box, span, previous.atS) < MERGE_PX;
    if (!hasDuration && isClose && group !== undefined) group.push(marker);
    else if (hasDuration) groups.unshift([marker]);
    else groups.push([marker]);
    if (!hasDuration) previous = marker;
  }
  return groups.flatMap((group) => markOf(group, span, box));
}

function markOf(markers: readonly Marker[], span: TimeSpan, box: PlotBox): Mark[] {
  const [first] = markers;
  if (first === undefined) return [];
  const inPlot = (timeS: number): number =>
    Math.min(box.rightPx, Math.max(box.leftPx, xOf(box, span, timeS)));
  const fromPx = inPlot(first.atS);
  const toPx = inPlot(Math.max(...markers.map(endOf)));
  const kind = markers.every((m) => m.kind === first.kind) ? first.kind : 'mixed';
  const isSpread = toPx - fromPx >= (markers.length > 1 ? SPREAD_PX : 1);
  return [{ key: first.id, kind, markers, fromPx, toPx: isSpread ? toPx : fromPx }];
}

/** The events at a position of the crosshair, in order of time. */
export function markersAt(marks: readonly Mark[], xPx: number): Marker[] {
  return marks
    .filter((mark) => xPx >= mark.fromPx - NEAR_PX && xPx <= mark.toPx + NEAR_PX)
    .flatMap((mark) => mark.markers)
    .sort((a, b) => a.atS - b.atS);
}
