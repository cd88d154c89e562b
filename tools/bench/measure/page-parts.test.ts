import { describe, expect, it } from 'vitest';
import { bindTemplate } from '../../../src/queries/binding';
import { fusedQuery } from '../../../src/queries/batch/fused-query';
import { GAUGE_TEMPLATES } from '../../../src/lib/api-wait/gauge-readings';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import { pageParts } from './page-parts';

const request = (params: Record<string, string>) => ({
  endpoint: 'query_range',
  params: new URLSearchParams(params),
});
const namesOf = (params: Record<string, string>): string[] =>
  pageParts({ scrapeIntervalS: 5 })
    .filter(({ has }) => has(request(params)))
    .map(({ name }) => name);

describe('pageParts', () => {
  it.each([
    [{ query: 'up', start: '0', end: '3600', step: '10' }, ['figures of now']],
    [{ query: 'up', start: '0', end: '21600', step: '60' }, []],
    [{ query: 'up', start: '86400', end: '86400', step: '120' }, ['latest point']],
    [{ query: 'process_open_fds', start: '0', end: '21600', step: '60' }, []],
    [{ 'match[]': 'up' }, []],
  ])('sorts %j', (params, names) => {
    expect(namesOf(params as Record<string, string>)).toEqual(names);
  });

  it('recognises the query of the causes', () => {
    const query = '{__name__=~"lmdeploy:(?:num_requests_running|iter_token_latency_bucket|x)"}';
    expect(namesOf({ query, start: '0', end: '420', step: '10' })).toEqual(['causes']);
  });

  it('recognises the one query of the estimate of the API queue', () => {
    const binding = { selector: 'model_name="m"', windowS: 60, gaugeWindowS: 60, slo: DEFAULT_CONFIG.slo };
    const query = fusedQuery(Object.values(GAUGE_TEMPLATES).map((expr) => bindTemplate(expr, binding))).text;
    expect(namesOf({ query, start: '0', end: '86400', step: '300' })).toEqual(['API queue']);
    expect(namesOf({ query, start: '0', end: '3600', step: '10' })).toEqual(['figures of now', 'API queue']);
  });
});
