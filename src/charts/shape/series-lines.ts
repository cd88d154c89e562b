import { ghostStroke } from '../style/strokes';
import type { ShapeLine, ShapeSeries } from './shape';

/** The line of a series. */
export const lineOf = ({ series: { key }, stroke, drawn, isDrawn }: ShapeSeries): ShapeLine => ({
  key,
  stroke,
  values: drawn,
  isShown: isDrawn,
});

/** The line of the ghost of a series; none without a ghost. It is hidden with its series, or by its own key. */
export const ghostLineOf = (
  { stroke, isShown, ghost }: ShapeSeries,
  hidden: ReadonlySet<string>,
): ShapeLine[] =>
  ghost === null
    ? []
    : [
        {
          key: ghost.key,
          stroke: ghostStroke(stroke),
          values: ghost.values,
          isShown: isShown && !hidden.has(ghost.key),
        },
      ];
