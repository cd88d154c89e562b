import { formatAge } from '../../i18n/format-age';
import type { FullLanguage } from '../../i18n/language';
import type { EmptyReason } from './panel-state';

/** The reason why a panel has no number, with a hint for the person; `hint` may be empty. */
export function blankWords(reason: EmptyReason, language: FullLanguage): { title: string; hint: string } {
  const { words } = language;
  switch (reason.kind) {
    case 'young':
      return { title: words.blankYoung, hint: words.blankYoungHint(formatAge(reason.windowS, language)) };
    case 'two-ranks':
      return { title: words.blankTwoRanks, hint: words.blankTwoRanksHint };
    case 'spec-off':
      return { title: words.blankSpecOff, hint: words.blankSpecOffHint };
    case 'not-recorded':
      return { title: words.blankNotRecorded, hint: words.blankNotRecordedHint };
    case 'none-finished':
      return { title: words.blankNoneFinished, hint: words.blankNoneFinishedHint };
    case 'impossible-times':
      return { title: words.blankImpossible, hint: words.blankImpossibleHint };
    case 'not-numbers':
      return { title: words.blankNotNumbers, hint: words.blankNotNumbersHint };
    case 'no-number':
      return { title: words.blankNoNumber, hint: words.blankNoNumberHint };
  }
}
