import { describe, expect, test } from 'vitest';
import type { Writing } from './checks/check';
import { diagnose, faultWords, headline } from './diagnose';
import { factsWith, NOW_MS, rank, response, target, unreached } from './facts.fixture';
import type { DoctorFacts } from './facts';
import { markdownReport } from './report';
import { CHECK_IDS, type CheckId, type Verdict } from './verdict';
import { DOCTOR_WORDS } from './words/doctor-words';

const HOUR_MS = 3_600_000;
const EN: Writing = { words: DOCTOR_WORDS.en, time: (ms) => new Date(ms).toISOString().slice(0, 16) };
const ZH: Writing = { ...EN, words: DOCTOR_WORDS.zh };

function verdictOf(facts: DoctorFacts, id: CheckId): Verdict {
  const found = diagnose(facts, EN).verdicts.find((verdict) => verdict.id === id);
  if (found === undefined) throw new Error(`no verdict of ${id}`);
  return found;
}

/** One case for each way in which something is wrong, with the check that says so. */
const CASES: readonly (readonly [CheckId, Verdict['state'], string, DoctorFacts])[] = [
  ['prometheus', 'fault', 'does not allow pages of https://portal.example.com', unreached('cors')],
  ['prometheus', 'fault', 'forbids connections to http://prometheus:9090', unreached('csp')],
  [
    'prometheus',
    'fault',
    'This page uses https, and http://prometheus:9090 uses http.',
    unreached('mixed-content'),
  ],
  ['prometheus', 'fault', 'This browser is offline.', unreached('offline')],
  ['prometheus', 'fault', 'cannot be reached from this browser', unreached('unknown')],
  [
    'prometheus',
    'fault',
    'too many (status 429)',
    factsWith({ facts: { query: response({ status: 429, json: null }), server: null, data: null } }),
  ],
  [
    'prometheus-api',
    'fault',
    'not to query_range at http://prometheus:9090 (status 404)',
    factsWith({ server: { rangeQuery: response({ status: 404, json: null }) } }),
  ],
  [
    'prometheus-api',
    'fault',
    'not to query_range at http://prometheus:9090 (no response)',
    factsWith({ server: { rangeQuery: { kind: 'fault', url: '', fault: 'timeout', detail: '' } } }),
  ],
  [
    'prometheus-api',
    'fault',
    'reports an error (status 503): query timed out in expression evaluation.',
    factsWith({
      server: {
        rangeQuery: response({
          status: 503,
          json: { status: 'error', errorType: 'timeout', error: 'query timed out in expression evaluation' },
        }),
      },
    }),
  ],
  ['prometheus-api', 'fault', 'could not load', factsWith({ server: { isConfigLoaded: false } })],
  [
    'prometheus-api',
    'note',
    'api/v1/targets, api/v1/rules.',
    factsWith({ server: { targets: null, rules: null } }),
  ],
  ['clock', 'note', '90 s ahead', factsWith({ facts: { query: response({ serverMs: NOW_MS + 90_000 }) } })],
  ['clock', 'note', '60 s behind', factsWith({ facts: { query: response({ serverMs: NOW_MS - 60_000 }) } })],
  [
    'targets',
    'note',
    'has not scraped gpu:23333 yet',
    factsWith({ server: { targets: [target({ health: 'unknown' })] } }),
  ],
  [
    'targets',
    'fault',
    'gpu:23333 is down',
    factsWith({
      server: { targets: null },
      data: { upSeries: [{ labels: { job: 'lmdeploy', instance: 'gpu:23333' }, isUp: false }] },
    }),
  ],
  [
    'metrics',
    'fault',
    'The last sample is from 2026-11-24T10:00',
    factsWith({
      server: { targets: [] },
      data: { ranks: [], extent: { beginsMs: 0, endsMs: NOW_MS - 2 * HOUR_MS } },
    }),
  ],
  [
    'metrics',
    'fault',
    'within 90 days',
    factsWith({ server: { targets: [] }, data: { ranks: [], extent: { beginsMs: null, endsMs: null } } }),
  ],
  [
    'metrics',
    'note',
    'Prometheus started 4 s ago and has not scraped yet.',
    factsWith({
      server: { targets: [], startedMs: NOW_MS - 4000 },
      data: { ranks: [], finished: null, extent: { beginsMs: null, endsMs: null } },
    }),
  ],
  [
    'metrics',
    'note',
    'Prometheus has not scraped yet.',
    factsWith({
      server: { targets: [target({ health: 'unknown' })] },
      data: { ranks: [], finished: null, extent: { beginsMs: null, endsMs: null } },
    }),
  ],
  ['late-samples', 'note', 'New samples arrive about 95 s late.', factsWith({ data: { lateByS: 95.2 } })],
  [
    'late-samples',
    'ok',
    'the page finds this by itself',
    factsWith({ data: { lateByS: 95.2 }, ask: { lateS: null } }),
  ],
  [
    'late-samples',
    'unknown',
    'no new one arrived within a scrape interval',
    factsWith({ data: { lateByS: null } }),
  ],
  [
    'selection',
    'fault',
    'model_name="b-model"',
    factsWith({
      ask: { selector: 'model_name="b-model"', selected: { model_name: ['b-model'] } },
      data: { selectedRanks: 0, extent: { beginsMs: null, endsMs: null } },
    }),
  ],
  [
    'range',
    'fault',
    'end at 2026-11-23T12:00, before this time range',
    factsWith({ data: { extent: { beginsMs: 0, endsMs: NOW_MS - 24 * HOUR_MS } } }),
  ],
  [
    'range',
    'fault',
    'begin at 2026-11-24T11:00, after this time range. Prometheus keeps samples for 15d',
    factsWith({
      ask: { range: { fromMs: NOW_MS - 700 * HOUR_MS, toMs: NOW_MS - 600 * HOUR_MS } },
      data: { extent: { beginsMs: NOW_MS - HOUR_MS, endsMs: NOW_MS } },
    }),
  ],
  [
    'range',
    'fault',
    'begin at 2026-11-24T11:00, after this time range.',
    factsWith({
      ask: { range: { fromMs: NOW_MS - 20 * HOUR_MS, toMs: NOW_MS - 10 * HOUR_MS } },
      data: { extent: { beginsMs: NOW_MS - HOUR_MS, endsMs: NOW_MS } },
    }),
  ],
  [
    'range',
    'fault',
    'The time range begins at 2026-11-24T13:00, in the future.',
    factsWith({ ask: { range: { fromMs: NOW_MS + HOUR_MS, toMs: NOW_MS + 2 * HOUR_MS } } }),
  ],
  ['ranks', 'fault', '1 of 4 expected ranks report', factsWith({ ask: { expectedRanks: 4 } })],
  [
    'ranks',
    'fault',
    'gpu:23334 (engine 1) reported within the last hour',
    factsWith({
      data: { ranks: [rank({}), rank({ instance: 'gpu:23334', engine: '1' }, { isFresh: false })] },
    }),
  ],
  [
    'ranks',
    'note',
    'gpu:23334 reported within the last hour',
    factsWith({
      ask: { expectedRanks: 1 },
      data: { ranks: [rank({}), rank({ instance: 'gpu:23334' }, { isFresh: false })] },
    }),
  ],
  [
    'same-server',
    'fault',
    'gpu:23333 is scraped by several jobs: lmdeploy, pods',
    factsWith({ data: { ranks: [rank({}), rank({ job: 'pods' })] } }),
  ],
  [
    'balancer',
    'fault',
    'behind lb:80 changed',
    factsWith({ data: { balanced: [{ job: 'a', instance: 'lb:80' }] } }),
  ],
  [
    'scrape-cost',
    'fault',
    'gpu:23333 took 4.6 s, close to its interval of 5 s or longer',
    factsWith({ server: { targets: [target({ durationS: 4.6 })] } }),
  ],
  [
    'scrape-cost',
    'note',
    'The scrape interval is 120 s',
    factsWith({ server: { targets: [target({ intervalS: 120 })] } }),
  ],
  ['engine', 'fault', 'gpu:23333 has running requests', factsWith({ data: { stalled: [rank({}).labels] } })],
  [
    'gauges',
    'fault',
    'gauges of gpu:23333 have not changed',
    factsWith({ data: { frozen: [rank({}).labels] } }),
  ],
  [
    'version',
    'note',
    'v0.12.3 … < v0.14.0',
    factsWith({ data: { names: ['lmdeploy:num_requests_failed'] } }),
  ],
  ['warnings', 'note', 'a store is gone', factsWith({ data: { warnings: ['a store is gone'] } })],
  [
    'traffic',
    'note',
    'no request has finished since 2026-11-24T09:00',
    factsWith({ data: { finished: 0, lastRequestMs: NOW_MS - 3 * HOUR_MS } }),
  ],
];

describe('diagnose', () => {
  test('finds no fault in a healthy system', () => {
    const facts = factsWith();
    const diagnosis = diagnose(facts, EN);
    expect(diagnosis.hasFault).toBe(false);
    expect(new Set(diagnosis.verdicts.map(({ id }) => id))).toEqual(new Set(CHECK_IDS));
    expect(diagnosis.verdicts.filter(({ state }) => state !== 'ok').map(({ id }) => id)).toEqual([
      'lmdeploy',
    ]);
    expect(faultWords(diagnosis)).toBeNull();
    expect(headline(diagnosis, facts, EN)).toBe('No problem found: 1 rank reports, and requests arrive.');
  });

  test.each(CASES)('%s is a %s: %s', (id, state, seen, facts) => {
    const found = verdictOf(facts, id);
    if (state === 'fault') expect(faultWords(diagnose(facts, EN))).not.toBeNull();
    expect(found.state).toBe(state);
    expect(found.seen).toContain(seen);
  });

  test.each(CASES)(
    'the Chinese text of %s, a %s, is Chinese with the same code: %s',
    (id, _state, _seen, facts) => {
      const english = verdictOf(facts, id);
      const chinese = diagnose(facts, ZH).verdicts.find((verdict) => verdict.id === id);
      for (const text of [chinese?.seen, ...(chinese?.todo ?? []).map((todo) => todo.text)]) {
        expect(text).toMatch(/\p{Script=Han}/u);
      }
      expect(chinese?.todo.map(({ code }) => code)).toEqual(english.todo.map(({ code }) => code));
    },
  );

  test('the first fault explains the others: checks behind it are listed as not checked', () => {
    const { main, verdicts } = diagnose(unreached('cors'), EN);
    expect(main?.id).toBe('prometheus');
    expect(verdicts.filter(({ state }) => state === 'ok')).toEqual([]);
  });

  test('without traffic that is the main thing to say, and no fault', () => {
    const { main, hasFault } = diagnose(factsWith({ data: { finished: 0 } }), EN);
    expect([main?.id, hasFault]).toEqual(['traffic', false]);
  });

  test('a selection without ranks offers all ranks and the values that exist', () => {
    const facts = factsWith({
      ask: { selector: 'model_name="b"', selected: { model_name: ['b'], engine: ['0'] } },
      data: { selectedRanks: 0, ranks: [rank({}), rank({ model_name: 'c-model' })] },
    });
    expect(verdictOf(facts, 'selection').actions).toEqual([
      { label: 'Show all ranks', view: { models: [], engines: [] } },
      { label: 'model_name a-model', view: { models: ['a-model'] } },
      { label: 'model_name c-model', view: { models: ['c-model'] } },
    ]);
  });

  test('of a very long selection the beginning is shown', () => {
    const selector = `model_name=~"${'model|'.repeat(1000)}"`;
    const facts = factsWith({
      ask: { selector, selected: { model_name: ['b'] } },
      data: { selectedRanks: 0, ranks: [rank({})] },
    });
    const { seen } = verdictOf(facts, 'selection');
    expect(seen).toContain('…');
    expect(seen.length).toBeLessThan(500);
  });

  test('a selection of ranks that are gone, with data in the range, is no fault', () => {
    const facts = factsWith({
      ask: { selector: 'model_name="b"', selected: { model_name: ['b'] } },
      data: { selectedRanks: 0, extent: { beginsMs: 0, endsMs: NOW_MS - 60_000 } },
    });
    expect(verdictOf(facts, 'selection').state).toBe('note');
  });

  test('a range without data leads to the data', () => {
    const endsMs = NOW_MS - 24 * HOUR_MS;
    const { actions } = verdictOf(factsWith({ data: { extent: { beginsMs: 0, endsMs } } }), 'range');
    expect(actions).toEqual([
      { label: 'Show the data', view: { from: String(endsMs - HOUR_MS), to: String(endsMs) } },
    ]);
  });
});

describe('markdownReport', () => {
  test('begins with the verdict and lists every check', () => {
    const facts = factsWith();
    const report = markdownReport(facts, diagnose(facts, EN), EN);
    expect(report).toMatch(/^## LMDeploy dashboard: report of the doctor\n\n\*\*No problem found/);
    expect(report).toContain('- ✓ **Targets** (OK): The target is up.');
    expect(report).toContain('20 alert rules; 12 of them are for LMDeploy.');
    expect(report).toContain('It keeps samples for 15d.');
    expect(report).toContain('Prometheus 3.5.0 responds at http://prometheus:9090 in 3 ms.');
  });
});
