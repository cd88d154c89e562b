import { markdownTable } from 'markdown-table';
import type { FullLanguage } from '../../i18n/language';
import { sayIn, type Text } from '../../lib/text';
import {
  changeNotes,
  changeSentences,
  percent,
  seconds,
  type ChangeWriting,
} from '../../findings/change/change-sentences';
import { LATENCY_TEXTS, PART_TEXTS } from '../../findings/change/change-texts';
import type { ModelChange } from '../../findings/change/model-change';
import { hasMoved } from '../../findings/change/verdict';
import { shownParts } from './shown-parts';
import { signedFigures } from './signed-figures';
import { EXPLAIN_WORDS } from './explain-words';

/** What changed as Markdown, for a report. `periods`: both as a sentence. */
export function changeMarkdown(
  parts: readonly { readonly change: ModelChange; readonly writing: ChangeWriting }[],
  language: FullLanguage,
  periods: string,
): string {
  const say = (text: Text): string => sayIn(language, text);
  const lines = [`**${say(EXPLAIN_WORDS.heading)}**: ${periods}`, ''];
  for (const { change, writing } of parts) {
    const sentences = language.words.sentences(changeSentences(change, writing));
    lines.push(parts.length > 1 ? `**${change.model}**: ${sentences}` : sentences, '');
    for (const latency of change.latencies) {
      const total = latency.now - latency.before;
      const shown = shownParts(latency);
      const signed = signedFigures([total, ...shown.map((part) => part.seconds)], language);
      const rows = shown.map(({ name, seconds: part }) => [
        say(name === 'others' ? EXPLAIN_WORDS.otherParts : PART_TEXTS[name].title),
        signed(part),
        hasMoved(latency) ? percent(part / total) : '–',
      ]);
      const head = [EXPLAIN_WORDS.part, EXPLAIN_WORDS.change, EXPLAIN_WORDS.share].map(say);
      lines.push(
        latencyTitle(latency.name, latency, language),
        '',
        markdownTable([head, ...rows], { align: ['l', 'r', 'r'] }),
        '',
      );
    }
    lines.push(...changeNotes(change, language).map((note) => `- ${note}`), '');
  }
  return lines.join('\n').trim();
}

/** `User-perceived TTFT: 0.4 s → 2.1 s` */
export const latencyTitle = (
  name: keyof typeof LATENCY_TEXTS,
  { before, now }: { readonly before: number; readonly now: number },
  language: FullLanguage,
): string =>
  sayIn(language, EXPLAIN_WORDS.latency)
    .replace('{name}', () => sayIn(language, LATENCY_TEXTS[name].title))
    .replace('{before}', () => seconds(before, language))
    .replace('{now}', () => seconds(now, language));
