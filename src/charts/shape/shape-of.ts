import { gridLength, type Frame } from '../../lib/frame';
import type { ChartForm } from '../chart-form';
import { heatShape } from './heat-shape';
import { linesShape } from './lines-shape';
import { EMPTY_SHAPE, type Shape } from './shape';
import { stackShape } from './stack-shape';

/**
 * The shape of a frame. A heatmap without observations has the empty shape.
 * @param hidden keys of lines that are not drawn and do not affect the axis
 */
export function shapeOf(frame: Frame, form: ChartForm, hidden: ReadonlySet<string>): Shape {
  const length = gridLength(frame.grid);
  switch (form) {
    case 'lines':
      return linesShape(frame, hidden, length);
    case 'stack':
      return stackShape(frame, hidden, length);
    case 'heatmap':
      return heatShape(frame, hidden, length) ?? EMPTY_SHAPE;
  }
}
