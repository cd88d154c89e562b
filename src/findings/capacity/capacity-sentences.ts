import type { FullLanguage } from '../../i18n/language';
import { quantityText } from '../../lib/quantity-text';
import { sayIn, type Text } from '../../lib/text';
import { formatNumber } from '../../lib/units';
import { filled } from '../causes/filled';
import type { Capacity } from './capacity-report';
import { CAPACITY_TEXTS } from './capacity-texts';
import type { WhenFull } from './when-full';

export interface CapacityWriting {
  readonly language: FullLanguage;
  /** A moment with its day. */
  readonly formatTime: (atS: number) => string;
  readonly formatDay: (atS: number) => string;
  /** True when minutes count although their settings may have been others. */
  readonly countsUnknown: boolean;
}

const say = (text: Text, language: FullLanguage, values: Readonly<Record<string, string>> = {}): string =>
  filled(sayIn(language, text), values);

/** `12,300 tokens/s`: three digits, since the error is larger than the rest. */
export const loadText = (load: number, language: FullLanguage): string =>
  quantityText(Number(load.toPrecision(3)), 'tokensPerSecond', language, 3);

/** Requests per second: two digits. */
export function requestsText(perS: number): string {
  const rounded = Number(Math.abs(perS).toPrecision(2));
  return formatNumber(rounded, rounded < 1 ? 2 : rounded < 10 ? 1 : 0);
}

const shareText = (part: number, all: number): string => {
  const percent = (100 * part) / all;
  return `${percent < 1 ? '<1' : Math.round(percent)}%`;
};

/** What the servers of a model, or one of them, can take, the most important first. */
export function capacitySentences(capacity: Capacity, { language }: CapacityWriting): string[] {
  const { limit, now, headroom, shown, brief } = capacity;
  const load = (value: number): string => loadText(value, language);
  const room = (more: Text, less: Text): string => {
    if (now === null) return say(CAPACITY_TEXTS.noNow, language);
    if (headroom === null) return '';
    const values = { now: load(now.load), requests: requestsText(headroom) };
    return say(headroom < 0 ? less : more, language, values);
  };
  const held = shown === null ? '' : say(CAPACITY_TEXTS.shown, language, { shown: load(shown.load) });
  const sentences = ((): string[] => {
    switch (limit.kind) {
      case 'reached':
        return [
          say(CAPACITY_TEXTS.reached, language, {
            limit: load(limit.load),
            goals: goalsText(capacity, language),
          }),
          room(CAPACITY_TEXTS.room, CAPACITY_TEXTS.above),
          limit.high > limit.low
            ? say(CAPACITY_TEXTS.edges, language, { low: load(limit.low), high: load(limit.high) })
            : '',
          held,
        ];
      case 'at-least':
        return [
          say(CAPACITY_TEXTS.atLeast, language, { bound: load(limit.load) }),
          room(CAPACITY_TEXTS.roomAtLeast, CAPACITY_TEXTS.aboveBound),
          ...estimateSentences(capacity, language),
          held,
          brief === null ? '' : say(CAPACITY_TEXTS.brief, language, { brief: load(brief) }),
        ];
      case 'never-met':
        return [say(CAPACITY_TEXTS.neverMet, language, { goals: goalsText(capacity, language) })];
      case 'unknown':
        return [say(CAPACITY_TEXTS.unknown, language)];
    }
  })();
  return sentences.filter((sentence) => sentence !== '').map((text) => language.words.sentenceStart(text));
}

function estimateSentences({ estimate, estimatedRoom }: Capacity, language: FullLanguage): string[] {
  if (estimate === null) return [];
  const { load, low, high, seen, goal } = estimate;
  const values = {
    estimate: loadText(load, language),
    low: loadText(low, language),
    high: loadText(high, language),
    goal: goal === 'ttft' ? 'TTFT' : 'ITL',
  };
  return [
    say(CAPACITY_TEXTS.estimate, language, values),
    load > seen ? say(CAPACITY_TEXTS.estimateBeyond, language) : '',
    estimatedRoom !== null && estimatedRoom > 0
      ? say(CAPACITY_TEXTS.roomEstimate, language, { requests: requestsText(estimatedRoom) })
      : '',
  ];
}

/** How far the figures reach: the lengths of requests, and the minutes that do not count. */
export function capacityNotes(
  { comparable }: Capacity,
  { language, formatTime, countsUnknown }: CapacityWriting,
): string[] {
  const { mix, leftOut, windows, sinceS } = comparable;
  const all = windows.length + Object.values(leftOut).reduce((sum, count) => sum + count, 0);
  const parts = (
    [
      ['settings', CAPACITY_TEXTS.leftSettings],
      ['unknown-settings', CAPACITY_TEXTS.leftUnknown],
      ['ranks', CAPACITY_TEXTS.leftRanks],
      ['mix', CAPACITY_TEXTS.leftMix],
    ] as const
  )
    .filter(([reason]) => leftOut[reason] > 0)
    .map(([reason, text]) =>
      say(text, language, {
        share: shareText(leftOut[reason], all),
        since: sinceS === null ? '' : formatTime(sinceS),
      }),
    );
  const count = (value: number): string => formatNumber(Math.round(value), 0);
  return [
    ...(mix === null
      ? []
      : [say(CAPACITY_TEXTS.mixNow, language, { prompt: count(mix.prompt), output: count(mix.output) })]),
    ...(parts.length === 0
      ? []
      : [say(CAPACITY_TEXTS.leftOut, language, { parts: parts.join(sayIn(language, LIST)) })]),
    ...(countsUnknown && sinceS !== null ? [say(CAPACITY_TEXTS.countedUnknown, language)] : []),
  ];
}

const LIST: Text = { en: '; ', zh: '；' };

/** When the weekly peak reaches the limit. @param full null where the limit was never reached */
export function whenFullSentence(
  full: WhenFull | null,
  load: number,
  { language, formatDay }: CapacityWriting,
): string {
  if (full === null) return say(CAPACITY_TEXTS.fullNoLimit, language);
  const limit = loadText(load, language);
  const growth = (perWeek: number): string => `${Number((100 * perWeek).toPrecision(2))}%`;
  switch (full.kind) {
    case 'date': {
      const values = {
        load: limit,
        growth: growth(full.perWeek),
        earliest: formatDay(full.earliestS),
        latest: full.latestS === null ? '' : formatDay(full.latestS),
      };
      return say(full.latestS === null ? CAPACITY_TEXTS.fullOpen : CAPACITY_TEXTS.fullDate, language, values);
    }
    case 'far':
      return say(CAPACITY_TEXTS.fullFar, language, { load: limit, growth: growth(full.perWeek) });
    case 'flat':
      return say(CAPACITY_TEXTS.fullFlat, language);
    case 'short':
      return say(CAPACITY_TEXTS.fullShort, language, { days: String(full.days) });
    case 'full':
      return say(CAPACITY_TEXTS.fullNow, language, { load: limit });
  }
}

function goalsText({ misses }: Capacity, language: FullLanguage): string {
  const names = misses.map((goal) => say(CAPACITY_TEXTS[goal], language));
  const [first = say(CAPACITY_TEXTS.ttft, language), second] = names;
  return second === undefined ? first : say(CAPACITY_TEXTS.both, language, { first, second });
}
