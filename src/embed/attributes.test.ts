import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { PARAMETERS } from '../url/parameters';
import { defaultView, parseView } from '../url/view';
import { reflectedChanges } from '../url/reflected';
import { VIEW_ATTRIBUTES } from '../url/view-attributes';
import { propertyOf, searchOf } from './attributes';

const DEFAULTS = defaultView(DEFAULT_CONFIG, ['en']);
const searchFor = (attributes: Readonly<Record<string, string>>): string =>
  searchOf((name) => (Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null));

test('each attribute of the view is a parameter of a link', () => {
  for (const { field, parameter } of VIEW_ATTRIBUTES) expect(PARAMETERS[field].name).toBe(parameter);
});

test('attributes say a view as a link does; lists have commas', () => {
  const search = searchFor({ from: 'now-6h', model: 'a/b, c', 'slo-ttft': '2', instance: '', job: ' ' });
  expect(parseView(search, DEFAULTS)).toMatchObject({
    from: 'now-6h',
    models: ['a/b', 'c'],
    ttftGoalS: 2,
    instances: [],
    jobs: [],
  });
  expect(searchFor({})).toBe('');
});

test('a property has the name of its attribute in camel case', () => {
  expect(['from', 'slo-ttft', 'slo-e2e'].map(propertyOf)).toEqual(['from', 'sloTtft', 'sloE2e']);
});

test('attributes follow what a person changes, and no other attribute is touched', () => {
  const before = { ...DEFAULTS, models: ['a'] };
  const now = { ...before, from: '1787815800000', models: [], theme: 'dark' as const };
  expect(reflectedChanges(before, now, DEFAULTS)).toEqual([
    ['from', '1787815800000'],
    ['model', null],
    ['theme', 'dark'],
  ]);
  expect(reflectedChanges(now, { ...now, models: ['a', 'b'] }, DEFAULTS)).toEqual([['model', 'a,b']]);
  expect(reflectedChanges(now, now, DEFAULTS)).toEqual([]);
});
