/** One value for each point of the grid, in the unit of Prometheus or on the y axis of the chart; null is a gap. */
export type LineValues = readonly (number | null)[];
