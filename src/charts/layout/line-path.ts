import type { PlotBox } from './plot-box';
import { xOf, type TimeSpan } from './time-span';
import { runsOf } from '../shape/runs';
import type { LineValues } from '../shape/line-values';
import { yOf, type YScale } from './y-scale';

/** Where a line is drawn. */
interface Place {
  readonly box: PlotBox;
  readonly span: TimeSpan;
  readonly times: readonly number[];
  readonly y: YScale;
}

/** A line as the `d` of an SVG path in the pixels of its chart, rounded to 0.1 px. A gap interrupts the path. */
export function linePath({ box, span, times, y }: Place, values: LineValues): string {
  // Not toFixed, which is several times slower: this runs at each move of the pointer.
  const tenth = (px: number): number => Math.round(px * 10) / 10;
  const point = (i: number): string =>
    `${tenth(xOf(box, span, times[i] ?? 0))} ${tenth(yOf(box, y, values[i] ?? 0))}`;
  return runsOf(times.length, values)
    .map(({ from, to }) => {
      const rest = Array.from({ length: to - from }, (_, i) => point(from + 1 + i));
      return `M${point(from)}L${rest.length > 0 ? rest.join(' ') : point(from)}`;
    })
    .join('');
}
