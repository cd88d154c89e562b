import { filled } from '../../findings/causes/filled';
import type { Capacity } from '../../findings/capacity/capacity-report';
import { loadText } from '../../findings/capacity/capacity-sentences';
import { equalLoad, readAt, type Spread } from '../../findings/capacity/what-if';
import { seconds } from '../../findings/change/change-sentences';
import type { FullLanguage } from '../../i18n/language';
import { sayIn, type Text } from '../../lib/text';
import { CAPACITY_WORDS } from './capacity-words';

/**
 * What the busiest five minutes of the last day would be like with other ranks or more requests.
 * @param percent of the objective: `99`
 */
export function whatIfText(
  capacity: Capacity,
  { added, arrivals }: { readonly added: number; readonly arrivals: number },
  language: FullLanguage,
  percent: string,
): string {
  const say = (text: Text, values: Readonly<Record<string, string>> = {}): string =>
    filled(sayIn(language, text), values);
  const { peak, limit, ranks, points } = capacity;
  if (peak === null || ranks === 0) return say(CAPACITY_WORDS.ifNothing);
  const load = equalLoad(peak.load, { ranks, added, arrivals });
  const reading = readAt(points, load);
  const spread = (of: Spread | null): string =>
    of === null
      ? '–'
      : say(CAPACITY_WORDS.ifSpread, {
          middle: seconds(of.middleS, language),
          low: seconds(of.lowS, language),
          high: seconds(of.highS, language),
        });
  const sentences = [
    say(added === 0 && arrivals === 1 ? CAPACITY_WORDS.ifSame : CAPACITY_WORDS.ifPeak, {
      peak: loadText(peak.load, language),
      load: loadText(load, language),
    }),
    limit.kind === 'reached'
      ? say(CAPACITY_WORDS.ifUse, { share: `${Math.round((100 * load) / limit.load)}%` })
      : '',
    reading.kind === 'seen'
      ? say(CAPACITY_WORDS.ifSeen, {
          percent,
          ttft: spread(reading.ttft),
          itl: spread(reading.itl),
          minutes: String(reading.minutes),
        })
      : say(reading.kind === 'beyond' ? CAPACITY_WORDS.ifBeyond : CAPACITY_WORDS.ifBelow, {
          seen: loadText(reading.seen, language),
        }),
    added === 0 ? '' : say(CAPACITY_WORDS.ifEven),
  ];
  return language.words.sentences(sentences.filter((sentence) => sentence !== ''));
}
