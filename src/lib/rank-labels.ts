import type { Labels } from './labels';

/** The labels that identify a rank. */
export interface RankLabels {
  readonly model: string;
  readonly instance: string;
  readonly engine: string;
}

/** The rank of a series; an empty text for a label that the series lacks. */
export const rankLabelsOf = (labels: Labels): RankLabels => ({
  model: labels['model_name'] ?? '',
  instance: labels['instance'] ?? '',
  engine: labels['engine'] ?? '',
});

/** Unique for each rank: only the model may contain a bar, since an instance and an engine number cannot. */
export const rankKey = ({ model, instance, engine }: RankLabels): string => `${model}|${instance}|${engine}`;

/** {@link rankKey} of a series, which may have more labels. */
export const rankKeyOfSeries = (labels: Labels): string => rankKey(rankLabelsOf(labels));
