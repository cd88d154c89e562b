import type { RankLabels } from '../../../lib/rank-labels';
import type { View } from '../../../url/view';

/** The selected values of labels in a view. */
type Selection = Pick<View, 'models' | 'instances' | 'engines' | 'jobs'>;

/** The labels by which the page is filtered to one rank. */
export interface RankChoice {
  readonly model: string;
  readonly instance: string;
  readonly engine: string;
  /** Null where the other labels are enough. */
  readonly job: string | null;
}

/** What filters the page to a rank. The job is part of it only where another job has a rank with the same labels. */
export function choiceOf(rank: RankLabels, all: readonly RankLabels[]): RankChoice {
  const { model, job, instance, engine } = rank;
  const isShared = all.some((other) => other.job !== job && isChosen({ ...rank, job: null }, other));
  return { model, instance, engine, job: isShared ? job : null };
}

/** True when a choice keeps the rank. */
export const isChosen = (choice: RankChoice | null, { model, job, instance, engine }: RankLabels): boolean =>
  choice?.model === model &&
  choice.instance === instance &&
  choice.engine === engine &&
  (choice.job ?? job) === job;

/** The only rank that is selected; null when the page shows more than one. */
export function choiceIn({ models, instances, engines, jobs }: Selection): RankChoice | null {
  const [[model], [instance], [engine]] = [models, instances, engines];
  const isOne = models.length === 1 && instances.length === 1 && engines.length === 1;
  return isOne && model !== undefined && instance !== undefined && engine !== undefined
    ? { model, instance, engine, job: jobs.length === 1 ? (jobs[0] ?? null) : null }
    : null;
}

/** The change of the view that selects a rank; null removes the selection. A job that was selected stays with the rank. */
export function selectionOf(choice: RankChoice | null): Partial<Selection> {
  if (choice === null) return { models: [], instances: [], engines: [], jobs: [] };
  const { model, instance, engine, job } = choice;
  return {
    models: [model],
    instances: [instance],
    engines: [engine],
    ...(job === null ? {} : { jobs: [job] }),
  };
}
