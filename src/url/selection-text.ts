import type { AllWords } from '../i18n/words';
import type { View } from './view';

/** What is selected, in words, for pictures and paper: `Model: internlm3-8b-instruct · Rank no.: All · Instance: All`. */
export function selectionText(
  { models, engines, instances, jobs }: Pick<View, 'models' | 'engines' | 'instances' | 'jobs'>,
  words: AllWords,
): string {
  const part = (name: string, chosen: readonly string[]): string =>
    words.selected(name, chosen.length === 0 ? words.all : chosen.join(', '));
  return [
    part(words.model, models),
    part(words.rankNumber, engines),
    part(words.instance, instances),
    ...(jobs.length === 0 ? [] : [part(words.job, jobs)]),
  ].join(' · ');
}
