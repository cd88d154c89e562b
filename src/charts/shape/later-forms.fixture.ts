import { heatShape } from './heat-shape';
import type { LaterForms } from './shape-of';
import { stackShape } from './stack-shape';

/** All forms, loaded. */
export const ALL_FORMS: LaterForms = { heatmap: heatShape, stack: stackShape };
