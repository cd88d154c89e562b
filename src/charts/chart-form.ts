/**
 * How a chart draws its series. `stack`: stacked areas, the first series at the bottom, with series of role `running` as
 * lines over them. `heatmap`: the cells of the frame with its lines over them, on an axis with one row for each bucket.
 */
export type ChartForm = 'lines' | 'stack' | 'heatmap';
