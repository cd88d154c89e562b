import { gridLength, type Frame } from '../../lib/frame';
import type { ChartForm } from '../chart-form';
import { linesShape } from './lines-shape';
import { EMPTY_SHAPE, type Shape } from './shape';

/** @returns null for a heatmap without observations */
type ShapeOfForm = (frame: Frame, hidden: ReadonlySet<string>, length: number) => Shape | null;

/** The forms whose code is loaded on demand: the first picture has lines only. */
export type LaterForms = Readonly<Partial<Record<Exclude<ChartForm, 'lines'>, ShapeOfForm>>>;

/** True when a chart of this form can be drawn. */
export const isLoaded = (form: ChartForm, later: LaterForms): boolean =>
  form === 'lines' || later[form] !== undefined;

/**
 * The shape of a frame. It is empty for a heatmap without observations, and for a form that is not loaded.
 * @param hidden keys of lines that are not drawn and do not affect the axis
 */
export function shapeOf(
  frame: Frame,
  form: ChartForm,
  hidden: ReadonlySet<string>,
  later: LaterForms,
): Shape {
  const length = gridLength(frame.grid);
  return form === 'lines'
    ? linesShape(frame, hidden, length)
    : (later[form]?.(frame, hidden, length) ?? EMPTY_SHAPE);
}
