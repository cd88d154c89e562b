import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { parse } from 'yaml';

/** Beside the rules and not among them: `prometheus.yml` loads whatever lies there. */
export const CASES_FOLDER = fileURLToPath(new URL('../../deploy/prometheus/rules-tests/', import.meta.url));

/** One situation in which an alert must fire, or must not. */
export interface RuleCase {
  readonly alert: string;
  readonly kind: 'fires' | 'stays quiet';
  /** What promtool evaluates. */
  readonly exprs: readonly string[];
  /** Names of labels on each alert that is expected to fire. */
  readonly labels: readonly string[];
}

const fileSchema = v.looseObject({
  tests: v.array(
    v.looseObject({
      name: v.string(),
      promql_expr_test: v.array(
        v.looseObject({ expr: v.string(), exp_samples: v.array(v.looseObject({ labels: v.string() })) }),
      ),
    }),
  ),
});

/** The test files, by name. */
export const caseFiles = (): string[] =>
  readdirSync(CASES_FOLDER)
    .filter((file) => file.endsWith('.test.yml'))
    .sort();

/**
 * The cases of a test file. Their names read "ALERT fires: …" or "ALERT stays quiet: …".
 * @throws Error for a name of another form
 */
export function readCases(file: string): RuleCase[] {
  const { tests } = v.parse(fileSchema, parse(readFileSync(join(CASES_FOLDER, file), 'utf8')));
  return tests.map(({ name, promql_expr_test: checks }) => {
    const [, alert, kind] = /^(\w+) (fires|stays quiet): /.exec(name) ?? [];
    if (alert === undefined || (kind !== 'fires' && kind !== 'stays quiet')) {
      throw new Error(`${file}: "${name}" must begin with "ALERT fires: " or "ALERT stays quiet: ".`);
    }
    const expected = checks.flatMap(({ exp_samples }) => exp_samples.map(({ labels }) => labels));
    if (kind === 'fires' && checks.some(({ exp_samples }) => exp_samples.length === 0)) {
      throw new Error(`${file}: "${name}" expects nothing to fire.`);
    }
    if (kind === 'stays quiet' && expected.length > 0) {
      throw new Error(`${file}: "${name}" expects something to fire.`);
    }
    return { alert, kind, exprs: checks.map(({ expr }) => expr), labels: expected.flatMap(labelNames) };
  });
}

const labelNames = (series: string): string[] => [...series.matchAll(/(\w+)=/g)].map(([, name = '']) => name);
