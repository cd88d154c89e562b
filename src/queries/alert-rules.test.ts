import { describe, expect, test } from 'vitest';
import { parseAlertRules } from './alert-rules';

const alert = (more: object = {}): object => ({
  labels: { alertname: 'A', severity: 'warning', model_name: 'm' },
  annotations: {},
  state: 'firing',
  activeAt: '2026-08-27T13:53:00.123456789Z',
  value: '9.7e-01',
  ...more,
});

const rule = (more: object = {}): object => ({
  name: 'A',
  query: 'lmdeploy:x > 1',
  type: 'alerting',
  health: 'ok',
  alerts: [],
  ...more,
});

const rulesData = (...rules: object[]): object => ({ groups: [{ name: 'g', rules }] });

describe('parseAlertRules', () => {
  test('reads an alert in both languages', () => {
    const annotations = {
      summary: 'full',
      summary_zh: '满',
      description: 'd',
      description_zh: '说明',
      action: 'do',
      action_zh: '处理',
      panel: 'kv-cache-usage',
    };
    expect(parseAlertRules(rulesData(rule({ alerts: [alert({ annotations })] })))).toEqual({
      alerts: [
        {
          name: 'A',
          state: 'firing',
          sinceMs: Date.UTC(2026, 7, 27, 13, 53, 0, 123),
          labels: { model_name: 'm' },
          value: 0.97,
          severity: 'warning',
          summary: { en: 'full', zh: '满' },
          description: { en: 'd', zh: '说明' },
          action: { en: 'do', zh: '处理' },
          panel: 'kv-cache-usage',
        },
      ],
      ruleCount: 1,
      broken: [],
    });
  });

  test('an alert without a summary takes the name of its rule, and English replaces missing Chinese', () => {
    const { alerts } = parseAlertRules(
      rulesData(
        rule({
          name: 'Bare',
          alerts: [alert({ annotations: undefined, activeAt: undefined, value: '+Inf' })],
        }),
        rule({ name: 'Half', alerts: [alert({ annotations: { summary: 'English' } })] }),
      ),
    );
    expect(alerts.map(({ summary }) => summary)).toEqual([
      { en: 'Bare', zh: 'Bare' },
      { en: 'English', zh: 'English' },
    ]);
    expect(alerts[0]).toMatchObject({ sinceMs: null, value: Infinity, panel: null });
  });

  test.each([
    ['-Inf', -Infinity],
    ['NaN', NaN],
    [3, 3],
    [undefined, NaN],
  ])('the value %s is %d', (value, expected) => {
    expect(parseAlertRules(rulesData(rule({ alerts: [alert({ value })] }))).alerts[0]?.value).toBe(expected);
  });

  test('counts rules about LMDeploy only: by expression, name or group', () => {
    const other = { query: 'up == 0', alerts: [alert()] };
    const data = {
      groups: [
        {
          name: 'node',
          rules: [rule({ ...other, name: 'NodeDown' }), rule({ ...other, name: 'LMDeployDown' })],
        },
        { name: 'lmdeploy-gpu', rules: [rule({ ...other, name: 'GPUHot' })] },
        { name: 'own', rules: [rule({ name: 'Mine' }), rule({ name: 'recorded', type: 'recording' })] },
        { name: 'lmdeploy-nothing', rules: null },
      ],
    };
    const { alerts, ruleCount } = parseAlertRules(data);
    expect(ruleCount).toBe(3);
    expect(alerts.map(({ name }) => name)).toEqual(['GPUHot', 'LMDeployDown']);
  });

  test('sorts firing before pending, then by severity, then by age', () => {
    const at = (name: string, state: string, severity: string, minute: number): object =>
      rule({
        name,
        alerts: [alert({ state, labels: { severity }, activeAt: `2026-08-27T13:0${minute}:00Z` })],
      });
    const { alerts } = parseAlertRules(
      rulesData(
        at('pending', 'pending', 'critical', 1),
        at('info', 'firing', 'info', 1),
        at('new', 'firing', 'page', 5),
        at('old', 'firing', 'critical', 2),
        at('odd', 'firing', 'whatever', 1),
        at('off', 'inactive', 'critical', 1),
      ),
    );
    expect(alerts.map(({ name }) => name)).toEqual(['old', 'new', 'odd', 'info', 'pending']);
  });

  test('lists the names of rules that Prometheus cannot evaluate', () => {
    expect(parseAlertRules(rulesData(rule({ name: 'Bad', health: 'err' }), rule())).broken).toEqual(['Bad']);
  });

  test.each([[{ groups: [] }], [{ groups: null }]])('%j has no rules', (data) => {
    expect(parseAlertRules(data)).toEqual({ alerts: [], ruleCount: 0, broken: [] });
  });

  test.each([[null], ['<html>'], [[]], [{}], [{ groups: [{ rules: [] }] }], [{ groups: 'x' }]])(
    '%j is not a list of rules',
    (data) => {
      expect(() => parseAlertRules(data)).toThrow(
        expect.objectContaining({ name: 'QueryError', kind: 'malformed' }),
      );
    },
  );
});
