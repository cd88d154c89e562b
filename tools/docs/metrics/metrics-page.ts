import type { Lang } from '../../../src/lib/text';
import { unitSymbol } from '../../../src/lib/units';
import { PANELS, SECTIONS } from '../../../src/panels/index';
import type { Panel, PanelSeries } from '../../../src/panels/panel';
import { exportedFamilies, panelsReading, UNUSED } from './families';
import { WORDS, type PageWords } from './metrics-words';
import { templateOf } from './template-of';

/** The page on panels and metrics in one language, as Markdown that is not formatted yet. */
export function metricsPage(lang: Lang): string {
  const words = WORDS[lang];
  const families = exportedFamilies();
  const lesOf = (histogram: string): readonly string[] =>
    families.find(({ name }) => name === histogram)?.les ?? [];
  return [
    `# ${words.title}`,
    words.otherLanguage,
    ...words.intro,
    table(
      words.placeholderHead,
      words.placeholders.map(([name, meaning]) => [`\`${name}\``, meaning]),
    ),
    words.generated,
    ...SECTIONS.flatMap((section) => [
      `## ${section.title[lang]}`,
      ...section.panels.map((panel) => panelText(panel, lang, words, lesOf)),
    ]),
    `## ${words.familiesTitle}`,
    words.familiesIntro,
    table(
      words.familiesHead,
      families.map((family) => {
        const ids = panelsReading(family, PANELS).map(({ id }) => `\`${id}\``);
        const reason = UNUSED[family.name]?.[lang];
        return [
          `\`${family.name}\``,
          family.type,
          ids.length > 0 ? ids.join(', ') : words.unused(reason ?? ''),
        ];
      }),
    ),
  ].join('\n\n');
}

function panelText(
  panel: Panel,
  lang: Lang,
  words: PageWords,
  lesOf: (histogram: string) => readonly string[],
): string {
  const { id, title, help, unit, form = 'lines', since, source, series } = panel;
  const facts = [
    words.forms[form],
    ...(form === 'table' ? [] : [`${words.unit} ${unitSymbol(unit, lang)}`]),
    `${words.since} ${since}`,
    `[${words.source}](${source})`,
  ];
  const promql = series.map((line) => `# ${nameOf(line, lang, words)}\n${templateOf(line.reading, lesOf)}`);
  return [
    `### ${title[lang]} (\`${id}\`)`,
    help[lang],
    facts.join(' · '),
    `\`\`\`promql\n${promql.join('\n')}\n\`\`\``,
  ].join('\n\n');
}

/** As a comment above the PromQL says it: bare words, with the unit where the panel has none for all. */
function nameOf({ name, unit }: PanelSeries, lang: Lang, words: PageWords): string {
  const shown =
    'en' in name
      ? name[lang]
      : 'rank' in name
        ? words.eachRank
        : words.byLabel(name.label).replaceAll('`', '');
  return unit ? `${shown} (${unitSymbol(unit, lang)})` : shown;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
