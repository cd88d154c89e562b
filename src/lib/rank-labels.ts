import type { Labels } from './labels';

/** The labels that every rank has. */
export const RANK_LABELS = ['model_name', 'job', 'instance', 'engine'] as const;

/** The labels that every target has. */
export const TARGET_LABELS = ['job', 'instance'] as const;

/** The identity of a rank: two series belong to one rank when these are equal. */
export interface RankLabels {
  readonly model: string;
  readonly job: string;
  readonly instance: string;
  readonly engine: string;
  /** The labels that tell it from a rank with the same names elsewhere, such as `cluster`. Empty where there is no such rank. */
  readonly place: Labels;
}

/**
 * The rank of a series; an empty text for a label that the series lacks.
 * @param labels of a result that is grouped by `$rank`: each label other than {@link RANK_LABELS} is a place
 */
export function rankLabelsOf(labels: Labels): RankLabels {
  const { model_name: model = '', job = '', instance = '', engine = '', ...place } = labels;
  return { model, job, instance, engine, place };
}

/** Unique for each rank, and the same for the same labels in another order. A bar within a label gets a backslash. */
export const rankKey = ({ model, job, instance, engine, place }: RankLabels): string =>
  [model, instance, engine, job, ...Object.entries(place).map(String).sort()]
    .map((part) => part.replace(/[\\|]/g, '\\$&'))
    .join('|');

/** The model of a rank, by its {@link rankKey}. */
export const modelOfKey = (key: string): string =>
  (/^(?:\\.|[^\\|])*/.exec(key)?.[0] ?? '').replace(/\\(.)/g, '$1');

/** {@link rankKey} of a series. */
export const rankKeyOfSeries = (labels: Labels): string => rankKey(rankLabelsOf(labels));

/** Unique for each group of ranks that are numbered together: a model in one job at one place. */
export const fleetKey = (rank: RankLabels): string => rankKey({ ...rank, instance: '', engine: '' });
