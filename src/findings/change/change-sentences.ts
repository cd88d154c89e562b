import type { FullLanguage } from '../../i18n/language';
import type { Labels } from '../../lib/labels';
import { quantityText } from '../../lib/quantity-text';
import { sayIn, type Text } from '../../lib/text';
import { formatNumber, type Unit } from '../../lib/units';
import { causeFinding } from '../causes/cause-finding';
import { EVIDENCE_TEXTS } from '../causes/evidence-texts';
import { filled } from '../causes/filled';
import { CHANGE_TEXTS, COVERED_TEXTS, LATENCY_TEXTS, PART_TEXTS } from './change-texts';
import { trafficChanges, type TrafficName } from './demand';
import { FEWEST_REQUESTS } from './movement';
import type { ModelChange, NamedChange } from './model-change';
import type { Period, Periods } from '../../lib/period';
import { verdictOf } from './verdict';

export interface ChangeWriting {
  readonly language: FullLanguage;
  readonly formatTime: (atS: number) => string;
  /** The shortest name of a rank among those of the model. */
  readonly rankName: (labels: Labels) => string;
  readonly periods: Periods;
}

/** A part below this share of the requests in the engine is not worth a note. */
const STRADDLING_SHARE = 0.1;

/** What changed at a model, the most important first. */
export function changeSentences(change: ModelChange, writing: ChangeWriting): string[] {
  const { language } = writing;
  const verdict = verdictOf(change);
  const partly = coveredSentences(change, writing);
  if (verdict.kind === 'no-samples') {
    return [say(COVERED_TEXTS.none[verdict.of], language), ...partly];
  }
  if (verdict.kind === 'too-few') {
    const { before, now } = change.finished;
    const values = { before: count(before), now: count(now), least: count(FEWEST_REQUESTS) };
    return [say(CHANGE_TEXTS.tooFew, language, values), ...partly];
  }
  if (verdict.kind !== 'changed') {
    const text = CHANGE_TEXTS[verdict.kind === 'unclear' ? 'unclear' : 'asBefore'];
    return [say(text, language), ...trafficSentences(change, language), ...partly];
  }
  const { latency, causes, earlierCauses } = verdict;
  const { before, now } = writing.periods;
  const earlier = earlierCauses.map((cause) => causeText(cause, writing, before));
  const why = causes.flatMap((cause) => [
    causeText(cause, writing, now),
    ...(cause.kind === 'arrivals' && change.onsetS !== null
      ? [say(CHANGE_TEXTS.onset, language, { time: writing.formatTime(change.onsetS) })]
      : []),
  ]);
  if (latency === null) {
    const { latencies } = change;
    const isUnclear = latencies.length === 0 || latencies.some(({ movement }) => movement.kind === 'unknown');
    return [...why, say(CHANGE_TEXTS[isUnclear ? 'unclear' : 'asBefore'], language), ...partly];
  }
  return [
    ...latencySentences(change, latency, writing),
    ...(earlier.length > 0 ? [say(CHANGE_TEXTS.earlier, language), ...earlier] : []),
    ...(why.length > 0 && earlier.length > 0 ? [say(CHANGE_TEXTS.now, language)] : []),
    ...(why.length + earlier.length > 0 ? why : [say(CHANGE_TEXTS.noCause, language)]),
    ...partly,
  ];
}

const TRAFFIC_UNITS: Readonly<Record<TrafficName, Unit>> = {
  arrivals: 'requestsPerSecond',
  'output-tokens': 'tokens',
  'prompt-tokens': 'tokens',
};

/** How the traffic differs where no latency does. */
const trafficSentences = ({ demand, finished }: ModelChange, language: FullLanguage): string[] =>
  trafficChanges(demand, finished).map(({ name, before, now }) =>
    say(CHANGE_TEXTS.traffic[now > before ? 'rose' : 'fell'], language, {
      name: sayIn(language, EVIDENCE_TEXTS[name]),
      before: quantityText(before, TRAFFIC_UNITS[name], language),
      now: quantityText(now, TRAFFIC_UNITS[name], language),
    }),
  );

/** What to know where samples begin within a period. */
const coveredSentences = ({ covered }: ModelChange, { language, formatTime }: ChangeWriting): string[] =>
  (['before', 'now'] as const).flatMap((period) => {
    const part = covered[period];
    return part.kind === 'late'
      ? [say(COVERED_TEXTS.late[period], language, { time: formatTime(part.fromS) })]
      : [];
  });

/** How far the figures of a change reach. */
export function changeNotes(
  { latencies, straddling, finished }: ModelChange,
  language: FullLanguage,
): string[] {
  if (latencies.length === 0) return [];
  const isEstimate = latencies.some(({ parts }) => parts.some(({ name }) => name === 'api-wait'));
  const isUnknown = latencies.some(({ isWaitUnknown }) => isWaitUnknown);
  const isStraddling = straddling !== null && straddling > STRADDLING_SHARE * finished.now;
  return [
    ...(isStraddling ? [say(CHANGE_TEXTS.straddling, language, { count: count(straddling) })] : []),
    ...(isUnknown ? [say(CHANGE_TEXTS.unknownWait, language)] : []),
    ...(isEstimate && !isUnknown ? [say(CHANGE_TEXTS.estimate, language)] : []),
    say(CHANGE_TEXTS.means, language),
  ];
}

function latencySentences(change: ModelChange, latency: NamedChange, writing: ChangeWriting): string[] {
  const { language, rankName } = writing;
  const { before, now } = latency;
  const total = now - before;
  const sentences = [
    say(total > 0 ? CHANGE_TEXTS.rose : CHANGE_TEXTS.fell, language, {
      latency: sayIn(language, LATENCY_TEXTS[latency.name].name),
      before: seconds(before, language),
      now: seconds(now, language),
    }),
  ];
  sentences.push(...partSentences(latency, writing));
  const [largest] = [...latency.parts].sort((a, b) => b.seconds / total - a.seconds / total);
  if (largest) {
    const part = sayIn(language, PART_TEXTS[largest.name].name);
    const share = largest.seconds / total;
    sentences.push(
      share <= 1
        ? say(CHANGE_TEXTS.share[total > 0 ? 'rose' : 'fell'], language, { share: percent(share), part })
        : say(CHANGE_TEXTS.more, language, { part, seconds: signed(largest.seconds, language) }),
    );
  }
  const shares = change.ranks.map((_, i) => rankSeconds(latency, i) / total);
  const most = shares.indexOf(Math.max(...shares));
  const rank = change.ranks[most];
  const share = shares[most] ?? 0;
  if (rank && standsOut(share, change.ranks.length)) {
    sentences.push(
      say(CHANGE_TEXTS.rank, language, {
        rank: language.words.sentenceStart(rankName(rank.labels)),
        share: percent(share),
      }),
    );
  }
  return sentences;
}

/** True for a rank with much more than an equal share of a change: twice as much, and of two ranks three quarters. */
const standsOut = (share: number, ranks: number): boolean =>
  ranks > 1 && share <= 1 && share >= Math.min(2 / ranks, (1 + 1 / ranks) / 2);

/** In which part of a period a latency changed. */
function partSentences({ movement, before, now }: NamedChange, writing: ChangeWriting): string[] {
  if (movement.kind !== 'part') return [];
  const { of, farthest, startS, endS } = movement;
  const { language, formatTime } = writing;
  const isHigh = of === 'now' ? now > before : before > now;
  const text = CHANGE_TEXTS[isHigh ? 'reached' : 'fellTo'][of];
  return [
    say(text, language, {
      from: formatTime(startS),
      to: formatTime(endS),
      there: seconds(farthest, language),
    }),
  ];
}

/** What one rank adds to a change, seconds. */
export const rankSeconds = ({ parts }: NamedChange, rank: number): number =>
  parts.reduce((sum, { byRank }) => sum + (byRank[rank] ?? 0), 0);

/** The sentence of a cause that holds in a period. */
function causeText(
  cause: ModelChange['causes'][number],
  { language, formatTime, rankName }: ChangeWriting,
  period: Period,
): string {
  // Its size is how long a rank had no metrics at the end of the period; other causes are those of the whole period.
  const sinceS = cause.kind === 'not-reporting' ? period.endS - cause.size : -Infinity;
  const held = { startS: Math.max(period.startS, sinceS), endS: period.endS };
  const incident = { cause, worst: cause, kinds: [], ...held, windowS: 0, firstLooks: 1 };
  const inputs = {
    language,
    formatTime,
    rankName,
    models: 1,
    isOfChosenRanks: false,
    isLive: false,
    firstS: null,
    isOfPeriod: true,
    backAtS: () => null,
    isStillDown: () => false,
  };
  return causeFinding(incident, { isNow: false }, 0, null, inputs).text;
}

const say = (text: Text, language: FullLanguage, values: Readonly<Record<string, string>> = {}): string =>
  filled(sayIn(language, text), values);

const count = (value: number): string => formatNumber(Math.round(value), 0);

export const percent = (share: number): string => {
  const rounded = Math.round(100 * share);
  return `${rounded < 0 ? '−' : ''}${Math.abs(rounded)}%`;
};

/** A latency: milliseconds below a second. */
export const seconds = (value: number, language: FullLanguage): string =>
  quantityText(value, Math.abs(value) < 1 ? 'milliseconds' : 'seconds', language, 3);

export const signed = (value: number, language: FullLanguage): string =>
  `${value < 0 ? '−' : '+'}${seconds(Math.abs(value), language)}`;
