import { markdownTable } from 'markdown-table';
import type { ModelCapacity } from '../../findings/capacity/capacity-report';
import type { FullLanguage } from '../../i18n/language';
import type { Labels } from '../../lib/labels';
import { sayIn } from '../../lib/text';
import { capacityCells, capacityHeads } from './capacity-rows';
import { CAPACITY_WORDS } from './capacity-words';

/** A model with what the page says of it. */
export interface WrittenModel {
  readonly capacity: ModelCapacity;
  readonly sentences: readonly string[];
  readonly notes: readonly string[];
  readonly rankName: (labels: Labels) => string;
}

/** The capacities as Markdown, for a report. `period`: the range as a text. `isLive`: false when it is over. */
export function capacityMarkdown(
  models: readonly WrittenModel[],
  language: FullLanguage,
  period: string,
  isLive: boolean,
): string {
  const lines = [`**${sayIn(language, CAPACITY_WORDS.heading)}**: ${period}`, ''];
  if (!isLive) lines.push(sayIn(language, CAPACITY_WORDS.isOver), '');
  for (const { capacity, sentences, notes, rankName } of models) {
    lines.push(`**${capacity.model}**: ${language.words.sentences(sentences)}`, '');
    const rows = [
      [capacity.model, ...capacityCells(capacity)],
      ...(capacity.rankLabels.length > 1
        ? capacity.byRank().map((rank) => [rankName(rank.labels), ...capacityCells(rank)])
        : []),
    ];
    const head = [
      `${sayIn(language, CAPACITY_WORDS.model)} / ${sayIn(language, CAPACITY_WORDS.rank)}`,
      ...capacityHeads(language),
    ];
    lines.push(markdownTable([head, ...rows], { align: ['l', 'r', 'r', 'r', 'r', 'r'] }), '');
    lines.push(...notes.map((note) => `- ${note}`), '');
  }
  return lines.join('\n').trim();
}
