import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PANELS } from '../../../src/panels';
import { runCommand } from '../../process/run-command';
import { testedVersions } from '../../servers/prometheus/tested-versions';
import { anchorOf, docsPath, printDocs } from '../../docs/alerts/print-docs';
import { rulesFor, writeCaseRuns } from './fixtures/case-runs';
import { caseFiles, readCases } from './fixtures/rule-cases';
import { readRuleFiles, readRules, RULES_FOLDER } from '../../docs/alerts/rule-files';

const files = readRuleFiles();
const rules = files.flatMap((file) => file.rules);
const cases = caseFiles().flatMap(readCases);
const programs = await testedVersions('promtool');
const PROMTOOL_TIMEOUT_MS = 150_000;

describe('alert rules', () => {
  it('have unique names, and a case that fires and one that stays quiet', () => {
    const names = rules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const kind of ['fires', 'stays quiet']) {
      const proved = new Set(cases.filter((c) => c.kind === kind).map((c) => c.alert));
      expect([...proved].sort(), kind).toEqual([...names].sort());
    }
  });

  it('are queried by the cases that name them', () => {
    for (const { alert, exprs } of cases) {
      for (const expr of exprs) expect(expr).toContain(`ALERTS{alertname="${alert}", alertstate="firing"`);
    }
  });

  it.each(rules)('$name has all texts in English and Chinese', (rule) => {
    const { summary, description, action, reason } = rule;
    for (const text of [summary, description, action, reason]) {
      expect(text.en).toMatch(/^[\x20-\x7e°]+$/);
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
    for (const text of [description, action]) {
      expect(text.en, 'has no template, because the docs page shows no value').not.toContain('{{');
      expect(text.zh).not.toContain('{{');
    }
    expect(templatesIn(summary.zh)).toEqual(templatesIn(summary.en));
  });

  it.each(rules)('$name uses only labels that the firing alert has', ({ name, summary }) => {
    const has = cases.filter((c) => c.alert === name).flatMap((c) => c.labels);
    for (const [, label] of summary.en.matchAll(/\$labels\.(\w+)/g)) expect(has).toContain(label);
  });

  it.each(rules)('$name links to its section of the docs page and to a panel', ({ name, runbook, panel }) => {
    expect(runbook).toBe(`docs/alerts.md#${anchorOf(name)}`);
    expect(readFileSync(docsPath('en'), 'utf8')).toContain(`\n### ${name}\n`);
    expect([...PANELS.map(({ id }) => id)]).toContain(panel);
  });
});

const templatesIn = (text: string): string[] => (text.match(/\{\{.*?\}\}/g) ?? []).sort();

describe('the docs page of alerts', () => {
  it.each(['en', 'zh'] as const)('is up to date (%s)', async (lang) => {
    const hint = 'run npm run docs';
    expect(readFileSync(docsPath(lang), 'utf8'), hint).toBe(await printDocs(files, lang));
  });
});

describe('the docs page of causes', () => {
  const pages = [
    { lang: 'en', file: 'causes.md' },
    { lang: 'zh', file: 'causes.zh-CN.md' },
  ] as const;

  it.each(pages)('links only to alerts that exist ($lang)', ({ lang, file }) => {
    const links = [...causesPage(file).matchAll(/\[(LMDeploy\w+)\]\(([^)]+)\)/g)];
    expect(links).not.toHaveLength(0);
    for (const [, name = '', target] of links) {
      expect(rules.map((rule) => rule.name)).toContain(name);
      expect(target).toBe(`${basename(docsPath(lang))}#${anchorOf(name)}`);
    }
  });

  it.each(pages)('names each alert beside the rule of the page that it repeats ($lang)', ({ file }) => {
    const repeated = rules.flatMap(({ name, reason }) => {
      const [, cause] = /rule ([a-z-]+) of the page/.exec(reason.en) ?? [];
      return cause === undefined ? [] : [{ name, cause }];
    });
    expect(repeated).not.toHaveLength(0);
    for (const { name, cause } of repeated) {
      expect(causesPage(file)).toMatch(new RegExp(`^\\| ${cause} .*\\[${name}\\]`, 'm'));
    }
  });
});

const causesPage = (file: string): string => readFileSync(join(dirname(docsPath('en')), file), 'utf8');

describe.each(programs)('promtool $name', ({ path }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-rules-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(files)('accepts $name', async ({ name }) => {
    const { failure, output } = await runCommand(
      path,
      ['check', 'rules', '--lint-fatal', join(RULES_FOLDER, name)],
      PROMTOOL_TIMEOUT_MS,
    );
    expect(failure, output).toBeNull();
  });

  it.each(caseFiles())(
    'passes every case of %s',
    async (file) => {
      const args = ['test', 'rules', ...writeCaseRuns(file, join(folder, file))];
      const { failure, output } = await runCommand(path, args, PROMTOOL_TIMEOUT_MS);
      expect(failure, output).toBeNull();
    },
    180_000,
  );
});

describe('rulesFor', () => {
  const rule = (alert: string, expr: string): { alert: string; expr: string } => ({ alert, expr });
  const groups = [
    { name: 'first', rules: [rule('A', 'up'), rule('B', 'up unless ALERTS{alertname="C"}')] },
    {
      name: 'second',
      rules: [rule('C', 'up and ALERTS{alertname="A"} or ALERTS{alertname="C"}'), rule('D', '1')],
    },
    { name: 'third', rules: [rule('E', 'ALERTS')] },
  ];
  const namesFor = (alert: string): string[][] =>
    rulesFor({ groups }, alert).groups.map(({ rules }) => rules.map((one) => one.alert));

  it('keeps an alert and those whose state it reads, over any number of steps', () => {
    expect(namesFor('A')).toEqual([['A']]);
    expect(namesFor('B')).toEqual([['A', 'B'], ['C']]);
    expect(namesFor('D')).toEqual([['D']]);
  });

  it('rejects a rule that reads the state of unnamed alerts, and a name without a rule', () => {
    expect(() => namesFor('E')).toThrow(/ALERTS must begin with/);
    expect(() => namesFor('F')).toThrow(/no rule is named F/);
  });
});

describe('readRules', () => {
  const rule = (more: string): string =>
    `groups:\n  - name: g\n    rules:\n${more}      - alert: A\n        expr: up\n        labels: { severity: info }\n`;
  const words = ['summary', 'description', 'action']
    .flatMap((key) => [key, `${key}_zh`])
    .concat('runbook', 'panel')
    .map((key) => `${key}: w`)
    .join(', ');

  it('reads a comment of two lines in each language above the first rule', () => {
    const comment = '      # One\n      # two.\n      # 理由：一，\n      # 二 LMDeploy\n      # 三。\n';
    const [read] = readRules(`${rule(comment)}        annotations: { ${words} }\n`);
    expect(read?.reason).toEqual({ en: 'One two.', zh: '一，二 LMDeploy 三。' });
  });

  it.each([
    ['', `        annotations: { ${words} }\n`, /A: the comment above it/],
    [
      '      # Why.\n      # 理由：因。\n',
      '        annotations: { summary: w }\n',
      /A: annotations\.summary_zh/,
    ],
  ])('rejects a rule that lacks a text', (comment, annotations, sentence) => {
    expect(() => readRules(rule(comment) + annotations)).toThrow(sentence);
  });
});
