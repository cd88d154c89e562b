import type { AllWords } from '../../../i18n/words';
import type { State } from '../../../ui/state';
import type { RankState } from './rank-rows';

/** The look of the state of a rank. */
export interface RankStateLook {
  readonly glyph: State;
  readonly word: string;
  /** A sentence for the tooltip; null when the word is enough. */
  readonly hint: string | null;
}

/** @param cause what is wrong with a rank that is up, or null */
export function rankStateLook(
  state: RankState,
  words: AllWords,
  cause: { readonly state: 'bad' | 'warn' | 'info'; readonly text: string } | null = null,
): RankStateLook {
  switch (state) {
    case 'up':
      if (cause)
        return { glyph: cause.state === 'info' ? 'none' : cause.state, word: words.rankUp, hint: cause.text };
      return { glyph: 'good', word: words.rankUp, hint: null };
    case 'down':
      return { glyph: 'bad', word: words.rankDown, hint: words.rankDownHint };
    case 'silent':
      return { glyph: 'none', word: words.rankSilent, hint: words.rankSilentHint };
    case 'missing':
      return { glyph: 'warn', word: words.rankMissing, hint: words.rankMissingHint };
  }
}
