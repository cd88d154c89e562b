import type { Labels } from './labels';

/** What tells one DP rank from another. */
export interface RankLabels {
  readonly model: string;
  readonly instance: string;
  readonly engine: string;
}

/** The rank that a series of Prometheus is of; empty for a label that it lacks. */
export const rankLabelsOf = (labels: Labels): RankLabels => ({
  model: labels['model_name'] ?? '',
  instance: labels['instance'] ?? '',
  engine: labels['engine'] ?? '',
});

/** Tells ranks apart. Neither an address nor a number holds a bar, so that a model may. */
export const rankKey = ({ model, instance, engine }: RankLabels): string => `${model}|${instance}|${engine}`;

/** {@link rankKey} of a series, whatever else its labels hold. */
export const rankKeyOfSeries = (labels: Labels): string => rankKey(rankLabelsOf(labels));
