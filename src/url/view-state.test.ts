import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { memoryHistory, type ViewHistory } from './history';
import { defaultView } from './view';
import { ViewState } from './view-state.svelte';

const stateOf = (history: ViewHistory): ViewState =>
  new ViewState(history, defaultView(DEFAULT_CONFIG, ['en']), Date.now);

test('a change is written to the history', () => {
  const history = memoryHistory('');
  const view = stateOf(history);
  view.change({ from: 'now-6h' });
  expect(history.read()).toBe('from=now-6h');
  expect(view.isAway).toBe(false);
});

test('in a kiosk a change is an excursion, which the history does not see', () => {
  const history = memoryHistory('kiosk&from=now-6h');
  const view = stateOf(history);
  view.change({ from: '1787815800000', to: '1787815900000' });
  view.change({ log: ['scheduler'] }, 'replace');
  expect(view.current.to).toBe('1787815900000');
  expect(view.isAway).toBe(true);
  expect(history.read()).toBe('kiosk&from=now-6h');
  view.goHome();
  expect(view.current).toEqual(stateOf(history).current);
  expect(view.isAway).toBe(false);
});

test('a link of an excursion has its changes', () => {
  const view = stateOf(memoryHistory('kiosk'));
  view.change({ to: '1787815900000' });
  expect(view.searchFor({})).toContain('to=1787815900000');
});

test.each(['kiosk&panel=scheduler', ''])(
  'what a host sets in %j is no excursion and no step back',
  (search) => {
    const modes: string[] = [];
    const history = memoryHistory(search);
    const view = stateOf({
      ...history,
      write: (next, mode) => {
        modes.push(mode);
        history.write(next, mode);
      },
    });
    view.steer({ from: 'now-6h', models: ['a'] });
    expect(view.current).toMatchObject({ from: 'now-6h', models: ['a'] });
    expect(view.isAway).toBe(false);
    expect(modes).toEqual(['replace']);
    expect(stateOf(history).current).toEqual(view.current);
  },
);

test('a host that sets the theme does not end an excursion, one that sets the range does', () => {
  const view = stateOf(memoryHistory('kiosk'));
  view.change({ to: '1787815800000' });
  view.steer({ theme: 'dark' });
  expect(view.isAway).toBe(true);
  expect(view.current).toMatchObject({ theme: 'dark', to: '1787815800000' });
  view.steer({ from: 'now-1h', to: 'now' });
  expect(view.isAway).toBe(false);
});

test('the step into a kiosk is written: the person who made it can go back', () => {
  const history = memoryHistory('from=now-6h');
  const view = stateOf(history);
  view.change({ kiosk: true });
  expect(history.read()).toBe('from=now-6h&kiosk');
  expect(view.isAway).toBe(false);
});

test.each([
  ['kiosk&panel=scheduler', true],
  ['kiosk&viewPanel=scheduler', true],
  ['viewPanel=scheduler', false],
  ['kiosk', false],
])('nothing leads from the panel of %s to others: %s', (search, isAlone) => {
  expect(stateOf(memoryHistory(search)).isPanelAlone).toBe(isAlone);
});

test('a panel that a person opened large in a kiosk leads back', () => {
  const view = stateOf(memoryHistory('kiosk'));
  view.change({ viewPanel: 'scheduler' });
  expect(view.isPanelAlone).toBe(false);
});

test.each([
  ['from=9999-01-01&to=9999-02-01', 'now-1h'],
  ['view=status&from=1950-01-01&to=1960-01-01', 'now-24h'],
])('%s has no part within the limits: the view has its default range', (search, from) => {
  const history = memoryHistory(search);
  const view = stateOf(history);
  expect(view.current).toMatchObject({ from, to: 'now' });
  expect(view.rangeFaults).toEqual(['outside']);
  expect(view.isAway).toBe(false);
  expect(history.read()).toBe(search);
  view.change({ from: 'now-2h' });
  view.steer({ from: '9999-01-01', to: '9999-02-01' });
  expect(view.current).toMatchObject({ from, to: 'now' });
});
