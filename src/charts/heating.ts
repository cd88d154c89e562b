import { rowAxis } from './layout/row-ticks';
import { cellPainter } from './paint/cell-painter';
import type { Heating } from './picture';
import { heatShape } from './shape/heat-shape';
import type { LaterForms } from './shape/shape-of';

export const HEAT_FORM: LaterForms = { heatmap: heatShape };

export const HEATING: Heating = { axisOf: rowAxis, newPainter: cellPainter };
