import { fileURLToPath } from 'node:url';
import { markdownTable } from 'markdown-table';
import { format, resolveConfig } from 'prettier';
import type { TextLang } from '../../../src/lib/text';
import { DOCS_WORDS } from './docs-words';
import type { AlertRule, RuleFile } from './rule-files';

const DOCS_FOLDER = fileURLToPath(new URL('../../../docs/', import.meta.url));

/** Path of the docs page of alerts in a language. */
export const docsPath = (lang: TextLang): string => DOCS_FOLDER + DOCS_WORDS[lang].file;

/** The text of the docs page of alerts. */
export async function printDocs(files: readonly RuleFile[], lang: TextLang): Promise<string> {
  const words = DOCS_WORDS[lang];
  const parts = [
    words.head,
    tableOf(files, lang),
    ...files.flatMap(({ name, rules }) => [
      `## ${words.fileTitle(name)}`,
      ...rules.map((rule) => sectionOf(rule, lang)),
    ]),
    words.tail,
  ];
  const path = docsPath(lang);
  return format(parts.join('\n\n'), { ...(await resolveConfig(path)), filepath: path });
}

function tableOf(files: readonly RuleFile[], lang: TextLang): string {
  const words = DOCS_WORDS[lang];
  const rows = files.flatMap(({ rules }) =>
    rules.map((rule) => [
      `[${rule.name}](#${anchorOf(rule.name)})`,
      words.severity[rule.severity],
      rule.holdFor || words.atOnce,
      withoutTemplates(rule.summary[lang], lang),
    ]),
  );
  return markdownTable([words.table, ...rows]);
}

function sectionOf(rule: AlertRule, lang: TextLang): string {
  const words = DOCS_WORDS[lang];
  const colon = lang === 'zh' ? '：' : ': ';
  return [
    `### ${rule.name}`,
    words.facts(words.severity[rule.severity], rule.holdFor || words.atOnce, rule.panel),
    rule.description[lang],
    `\`\`\`promql\n${rule.expr}\n\`\`\``,
    `**${words.threshold}**${colon}${rule.reason[lang]}`,
    `**${words.action}**${colon}${rule.action[lang]}`,
  ].join('\n\n');
}

/** The anchor that GitHub and GitLab give to a heading of one word. */
export const anchorOf = (name: string): string => name.toLowerCase();

/** A summary with the names of labels in place of their templates. */
function withoutTemplates(summary: string, lang: TextLang): string {
  return summary
    .replace(/\{\{ \$labels\.(\w+) \}\}/g, '`$1`')
    .replace(/\{\{[^}]*\$value[^}]*\}\}/g, `\`${DOCS_WORDS[lang].value}\``);
}
