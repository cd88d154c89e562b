import { expect, test } from 'vitest';
import type { CauseKind } from './cause';
import { incidentGroups } from './incident-groups';
import type { Incident } from './incidents';

const incident = (kind: CauseKind, startS: number, endS: number, model = 'm'): Incident => {
  const cause = { kind, model, rank: null, size: 2, evidence: [] };
  return { cause, worst: cause, kinds: [], startS, endS, windowS: 100, firstLooks: 1 };
};

const kindsOf = (incidents: readonly Incident[]): string[] =>
  incidentGroups(incidents).map(({ main, effects }) =>
    [main.cause.kind, ...effects.map(({ cause }) => cause.kind)].join(' > '),
  );

test('what begins while another incident holds, or shortly after, belongs to it', () => {
  expect(kindsOf([incident('decode-slow', 0, 600), incident('prefill-slow', 300, 900)])).toEqual([
    'decode-slow > prefill-slow',
  ]);
  expect(kindsOf([incident('arrivals', 0, 600), incident('unknown', 780, 900)])).toEqual([
    'arrivals > unknown',
  ]);
});

test('incidents of other times, of other models, or that begin together stay apart', () => {
  expect(kindsOf([incident('arrivals', 0, 600), incident('restart', 1200, 1800)])).toEqual([
    'arrivals',
    'restart',
  ]);
  expect(kindsOf([incident('arrivals', 0, 600), incident('restart', 300, 900, 'other')])).toEqual([
    'arrivals',
    'restart',
  ]);
  expect(kindsOf([incident('hot-rank', 0, 600), incident('decode-slow', 0, 600)])).toEqual([
    'hot-rank',
    'decode-slow',
  ]);
});

test('of what begins nearly together, the cause is what stood first for most looks', () => {
  const first = incident('hit-rate', 0, 600);
  const main = { ...incident('arrivals', 60, 600), firstLooks: 9 };
  const late = { ...incident('prefill-slow', 480, 1200), firstLooks: 12 };
  expect(kindsOf([first, main, late])).toEqual(['arrivals > hit-rate > prefill-slow']);
});

test('what happens by itself is never an effect, and neither is a note', () => {
  expect(kindsOf([incident('arrivals', 0, 600), incident('restart', 300, 900)])).toEqual([
    'arrivals',
    'restart',
  ]);
  expect(kindsOf([incident('arrivals', 0, 600), incident('leak', 300, 900)])).toEqual(['arrivals', 'leak']);
});
