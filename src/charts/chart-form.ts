/**
 * How a chart draws its series. `stack`: areas upon each other, first series at the bottom, with lines of role `running`
 * unstacked over them. `heatmap`: the cells of the frame under its lines, on an axis of one row for each bucket.
 */
export type ChartForm = 'lines' | 'stack' | 'heatmap';
