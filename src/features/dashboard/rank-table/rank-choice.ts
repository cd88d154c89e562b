import type { RankLabels } from '../../../lib/rank-labels';

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
