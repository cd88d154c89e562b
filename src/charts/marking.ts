import { placeMarkers } from './layout/markers-layout';
import { drawMarkerBands, drawMarkers } from './paint/draw-markers';
import type { Marking } from './picture';

export const MARKING: Marking = { place: placeMarkers, drawBands: drawMarkerBands, draw: drawMarkers };
