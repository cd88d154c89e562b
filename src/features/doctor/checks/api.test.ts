import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose';
import { factsWith, target } from '../facts.fixture';
import type { ServerFacts } from '../facts';
import type { Product } from '../product';
import { markdownReport } from '../report';
import { DOCTOR_WORDS } from '../words/doctor-words';
import { checkApi } from './api';
import type { Writing } from './check';

const EN: Writing = { words: DOCTOR_WORDS.en, time: String };
const ZH: Writing = { ...EN, words: DOCTOR_WORDS.zh };

const check = (more: Partial<ServerFacts>, writing = EN) => {
  const { server, data, ...facts } = factsWith({ server: more });
  if (server === null || data === null) throw new Error('the facts are whole');
  return checkApi({ ...facts, server, data }, writing);
};

const MIMIR: Product = { id: 'mimir', version: '3.1.0' };
const THANOS: Product = { id: 'thanos', version: '0.42.5' };

const CASES: readonly (readonly [string, Partial<ServerFacts>, string, number])[] = [
  [
    'a product that lacks it',
    { product: MIMIR, targets: null },
    'Grafana Mimir does not have api/v1/targets. The page works: it measures the scrape interval.',
    0,
  ],
  [
    'a proxy before a product that has it',
    { targets: null },
    'Prometheus has api/v1/targets, so a proxy does not forward it.',
    1,
  ],
  [
    'both',
    { product: MIMIR, targets: null, hasBuildInfo: false },
    'does not have api/v1/targets. Grafana Mimir has api/v1/status/buildinfo, so a proxy',
    1,
  ],
  [
    'a product with it in some set-ups',
    { product: MIMIR, rules: null },
    'lack some parts, or a proxy does not forward them. The page works: it shows no alert rules.',
    1,
  ],
];

describe('checkApi', () => {
  test.each(CASES)('a part that does not respond is missing because of %s', (_, server, sentence, todos) => {
    const { state, means, todo } = check(server);
    expect(state).toBe('note');
    expect(means).toContain(sentence);
    expect(todo).toHaveLength(todos);
    const chinese = check(server, ZH);
    expect(chinese.means).toMatch(/页面仍可使用：.+。$/);
    expect(chinese.todo).toHaveLength(todos);
  });

  test('targets without their scrape interval are no fault, and the check mentions them', () => {
    const { state, seen } = check({ product: THANOS, targets: [target({ intervalS: null })] });
    expect(state).toBe('ok');
    expect(seen).toContain('Thanos lists targets without their scrape interval, so the page measures it.');
  });
});

describe('markdownReport', () => {
  test('names a server that is no Prometheus, with what differs', () => {
    const product: Product = { id: 'victoria-metrics', version: null };
    const facts = factsWith({ server: { product, rules: { ofLmdeploy: 0, all: 0 } } });
    const report = markdownReport(facts, diagnose(facts, EN), EN);
    expect(report).toContain('VictoriaMetrics (version not given) responds at http://prometheus:9090');
    expect(report).toContain('- VictoriaMetrics lists no rules. It lists those of vmalert when');
    expect(report).toContain('- VictoriaMetrics does not extrapolate rates');
    expect(markdownReport(facts, diagnose(facts, ZH), ZH)).toContain('VictoriaMetrics（未说明版本）');
  });
});
