import type { AllWords } from '../../../i18n/words';
import type { State } from '../../../ui/state';
import type { RankCount } from './rank-count';

/** The line above a table of ranks, such as `62 of 64 ranks up · 1 down · 1 not seen`. */
export function rankSummary(
  count: RankCount,
  words: AllWords,
): { readonly glyph: State; readonly text: string } {
  const { up, down, silent, missing, of } = count;
  const parts = [
    words.ranksUp(up, of),
    ...(down > 0 ? [words.ranksDown(down)] : []),
    ...(silent > 0 ? [words.ranksSilent(silent)] : []),
    ...(missing > 0 ? [words.ranksMissing(missing)] : []),
  ];
  return { glyph: up === of ? 'good' : up === 0 ? 'bad' : 'warn', text: parts.join(' · ') };
}
