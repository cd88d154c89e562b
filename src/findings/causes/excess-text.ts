import type { FullLanguage } from '../../i18n/language';
import { quantityText } from '../../lib/quantity-text';
import { sayIn, type Text } from '../../lib/text';
import type { PartName } from '../change/parts';
import type { Excess } from './cause';
import { CAUSE_WORDS, EXCESS_LATENCY } from './evidence-texts';
import { filled } from './filled';

/** The parts of an excess, as what has become worse. */
export const EXCESS_PARTS: Readonly<Record<PartName, Text>> = {
  'api-wait': { en: 'waiting for admission', zh: 'API 排队' },
  queue: { en: 'waiting in the engine queue', zh: '引擎排队' },
  'long-prompts': { en: 'longer prompts', zh: '输入变长' },
  'fewer-hits': { en: 'prefix cache misses', zh: '前缀缓存未命中' },
  'slow-prefill': { en: 'slower prefill', zh: 'Prefill 变慢' },
  prefill: { en: 'prefill', zh: 'Prefill' },
  'long-outputs': { en: 'longer outputs', zh: '输出变长' },
  'large-batch': { en: 'a larger batch', zh: '批次变大' },
  'slow-steps': { en: 'slower decode steps', zh: 'Decode 步变慢' },
  'prefill-of-others': { en: 'waiting for the prefill of other requests', zh: '等待其他请求的 Prefill' },
  decode: { en: 'other decode time', zh: '其余 Decode 耗时' },
  'api-lag': { en: 'late delivery by the API server', zh: 'API Server 输出延迟' },
  rest: { en: 'time outside these phases', zh: '不属于这些阶段的耗时' },
  routing: { en: 'another distribution of requests over ranks', zh: '请求在 Rank 间的分布变化' },
};

const { mostlyThen, nearlyAllThen, firstShareThen } = CAUSE_WORDS;
const TEXTS_NOW: Readonly<Record<'mostly' | 'nearlyAll' | 'firstShare', Text>> = CAUSE_WORDS;
const TEXTS_THEN: typeof TEXTS_NOW = {
  mostly: mostlyThen,
  nearlyAll: nearlyAllThen,
  firstShare: firstShareThen,
};

/** Shares are estimates: they are rounded to this many percent. */
const ROUND = 5;
const ALL = 95;

/** What a latency is made of beyond what is usual, one sentence. */
export function excessText(excess: Excess, isOpen: boolean, language: FullLanguage): string {
  const { latency, now, usual } = excess;
  const text = (seconds: number): string =>
    quantityText(seconds, latency === 'itl' || seconds < 1 ? 'milliseconds' : 'seconds', language);
  return filled(sayIn(language, isOpen ? CAUSE_WORDS.excess : CAUSE_WORDS.excessThen), {
    latency: sayIn(language, EXCESS_LATENCY[latency]),
    now: text(now),
    usual: text(usual),
    parts: sharesText(excess, isOpen, language),
  });
}

/** The parts with their shares, within a sentence; only the largest where another one has fallen. */
export function sharesText({ parts, now, usual }: Excess, isOpen: boolean, language: FullLanguage): string {
  const { mostly, nearlyAll, firstShare } = isOpen ? TEXTS_NOW : TEXTS_THEN;
  const say = (text: Text, values: Readonly<Record<string, string>> = {}): string =>
    filled(sayIn(language, text), values);
  const shares = roundedShares(parts.map(({ seconds }) => seconds / (now - usual)));
  const named = parts.flatMap(({ name }, i) => {
    const share = shares[i] ?? 0;
    return share === 0 ? [] : [{ share, part: say(EXCESS_PARTS[name]) }];
  });
  const [first] = named;
  if (!first) return '';
  if (named.some(({ share }) => share < 0)) return say(mostly, { part: first.part });
  if (first.share >= ALL) return say(nearlyAll, { part: first.part });
  const list = named.map(({ share, part }, i) =>
    say(i === 0 ? firstShare : CAUSE_WORDS.share, { share: `${share}%`, part }),
  );
  return say(CAUSE_WORDS.shares, { parts: language.words.names(list, list.length) });
}

/** Shares in percent, rounded so that they add up to 100. */
export function roundedShares(shares: readonly number[]): number[] {
  const steps = shares.map((share) => (100 * share) / ROUND);
  const rounded = steps.map((step) => Math.floor(step));
  const missing =
    Math.round(steps.reduce((sum, step) => sum + step, 0)) - rounded.reduce((sum, step) => sum + step, 0);
  const byRest = steps
    .map((step, i) => ({ i, rest: step - Math.floor(step) }))
    .sort((a, b) => b.rest - a.rest);
  for (const { i } of byRest.slice(0, missing)) rounded[i] = (rounded[i] ?? 0) + 1;
  return rounded.map((step) => step * ROUND);
}
