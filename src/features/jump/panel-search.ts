import { metricsOf } from '../../lib/reading';
import type { Text } from '../../lib/text';
import type { Panel } from '../../panels/panel';
import type { Section } from '../../panels/section';

/** A row of the list: a section, or a panel. */
export type JumpRow =
  | { readonly kind: 'section'; readonly section: Section }
  /** `metric`: the first metric that the search matches; null when it matches the other words alone. */
  | { readonly kind: 'panel'; readonly panel: Panel; readonly metric: string | null };

/** How well a panel matches: words of its title count most, those of its meaning least. */
const TITLE = 4;
const TITLE_START = 8;
const NAME = 2;
const MEANING = 1;

const lower = (text: string): string => text.toLowerCase();
const both = ({ en, zh }: Text): string => lower(`${en} ${zh}`);

export const metricsOfPanel = (panel: Panel): string[] => [
  ...new Set(panel.series.flatMap(({ reading }) => metricsOf(reading))),
];

/** The words of both languages, so that `queue` finds a panel on a Chinese page too. */
function scoreOf(panel: Panel, section: Section, words: readonly string[]): number {
  const title = both(panel.title);
  const names = lower([panel.id, both(section.title), ...metricsOfPanel(panel)].join(' '));
  const meaning = [
    both(panel.help),
    ...panel.series.map(({ name }) => ('en' in name ? both(name) : '')),
  ].join(' ');
  let score = 0;
  for (const word of words) {
    if (title.startsWith(word)) score += TITLE_START;
    else if (title.includes(word)) score += TITLE;
    else if (names.includes(word)) score += NAME;
    else if (meaning.includes(word)) score += MEANING;
    else return 0;
  }
  return score;
}

/**
 * The panels that have every word of a search in their title, metrics, section or meaning, best first. Without a search, all
 * sections with their panels in the order of the page.
 */
export function jumpRows(sections: readonly Section[], search: string): JumpRow[] {
  const words = lower(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return sections.flatMap((section): JumpRow[] => [
      { kind: 'section', section },
      ...section.panels.map((panel) => ({ kind: 'panel', panel, metric: null }) as const),
    ]);
  }
  const found = sections.flatMap((section) => [
    ...(words.every((word) => both(section.title).includes(word))
      ? [{ row: { kind: 'section', section } as const, score: Infinity }]
      : []),
    ...section.panels.map((panel) => ({
      row: { kind: 'panel', panel, metric: metricFor(panel, words) } as const,
      score: scoreOf(panel, section, words),
    })),
  ]);
  return found
    .filter(({ score }) => score > 0)
    .sort((a, b) => (a.score === b.score ? 0 : b.score - a.score))
    .map(({ row }) => row);
}

/** The metric that has the most specific part of the search, for a word that the title does not have. */
function metricFor(panel: Panel, words: readonly string[]): string | null {
  const title = both(panel.title);
  const wanted = words.filter((word) => !title.includes(word));
  return metricsOfPanel(panel).find((name) => wanted.some((word) => name.includes(word))) ?? null;
}
