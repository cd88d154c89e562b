import { formatAge } from '../../i18n/format-age';
import type { Language } from '../../i18n/language';
import type { Words } from '../../i18n/words';
import { isOfHistogram } from '../../lib/reading';
import { withSymbol } from '../../lib/units';
import { sayIn, type Lang, type Text } from '../../lib/text';
import { changeText, figureText, suffixText } from './figure-text';
import type { TileState } from './tile-state';

/** The line under a figure: the reason for no figure, its change, or its reference value and the time that it is of. */
export function contextWords(state: TileState, lang: Language, words: Words): string {
  const { tile, value, lack, of, change, goal } = state;
  if (lack !== null) return lack === 'failed' ? words.overviewFailedHere : '';
  if (value === null) {
    const isOfRequests = isOfHistogram(tile.reading) || tile.reading.kind === 'ratio';
    if (!isOfRequests || !state.isRecorded || state.activity === 'silent') return words.overviewNoData;
    return state.activity === 'busy' ? words.overviewNoneYet : words.overviewNoRequests;
  }
  if (of !== null) return value < of ? words.overviewMissing(of - value) : words.overviewAllReport;
  if (change !== null) return changeText(change);
  const reference = goal === '' ? (tile.note ? sayIn(lang, tile.note) : '') : words.overviewGoal(goal);
  if (tile.overS === undefined) return reference;
  const age = formatAge(tile.overS, lang);
  return reference === '' ? words.overviewLast(age) : words.overviewOver(reference, age);
}

/**
 * The tooltip: the meaning of the figure, its normal values, and its value in the compared period.
 * @param help the meaning; null before it is loaded
 */
export function titleWords(
  state: TileState,
  help: Text | null,
  isLive: boolean,
  lang: Lang,
  words: Words,
): string {
  const { tile, before, normal } = state;
  const figure = before === null ? '' : withSymbol(figureText(tile, before), suffixText(tile, lang)).trim();
  return [
    help === null ? '' : sayIn(lang, help),
    isLive ? '' : words.overviewAtEnd,
    normal,
    figure === '' ? '' : words.overviewBefore(figure),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
