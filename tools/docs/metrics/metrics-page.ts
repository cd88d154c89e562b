import { markdownTable } from 'markdown-table';
import type { TextLang } from '../../../src/lib/text';
import { unitSymbols } from '../../../src/lib/units';
import { PANELS, SECTIONS } from '../../../src/panels/index';
import type { Panel, PanelSeries } from '../../../src/panels/panel';
import { exportedFamilies, panelsReading, UNUSED } from './families';
import { WORDS, type PageWords } from './metrics-words';
import { templateOf } from './template-of';

/** The docs page of panels and metrics in one language, as unformatted Markdown. */
export function metricsPage(lang: TextLang): string {
  const words = WORDS[lang];
  const families = exportedFamilies();
  const lesOf = (histogram: string): readonly string[] =>
    families.find(({ name }) => name === histogram)?.les ?? [];
  return [
    `# ${words.title}`,
    words.otherLanguage,
    ...words.intro,
    markdownTable([
      words.placeholderHead,
      ...words.placeholders.map(([name, meaning]) => [`\`${name}\``, meaning]),
    ]),
    words.generated,
    ...SECTIONS.flatMap((section) => [
      `## ${section.title[lang]}`,
      ...section.panels.map((panel) => panelText(panel, lang, words, lesOf)),
    ]),
    `## ${words.familiesTitle}`,
    words.familiesIntro,
    markdownTable([
      words.familiesHead,
      ...families.map((family) => {
        const ids = panelsReading(family, PANELS).map(({ id }) => `\`${id}\``);
        const reason = UNUSED.get(family.name)?.[lang];
        return [
          `\`${family.name}\``,
          family.type,
          ids.length > 0 ? ids.join(', ') : words.unused(reason ?? ''),
        ];
      }),
    ]),
  ].join('\n\n');
}

function panelText(
  panel: Panel,
  lang: TextLang,
  words: PageWords,
  lesOf: (histogram: string) => readonly string[],
): string {
  const { id, title, help, unit, form = 'lines', since, source, series } = panel;
  const facts = [
    words.forms[form],
    ...(form === 'table' ? [] : [`${words.unit} ${unitSymbols(unit)[lang]}`]),
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

/** The name of a line for the comment above its PromQL, with the unit when it differs from that of the panel. */
function nameOf({ name, unit }: PanelSeries, lang: TextLang, words: PageWords): string {
  const shown =
    'en' in name
      ? name[lang]
      : 'rank' in name
        ? words.eachRank
        : words.byLabel(name.label).replaceAll('`', '');
  return unit ? `${shown} (${unitSymbols(unit)[lang]})` : shown;
}
