import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { isEmbeddedPart, isPanelAlone, onlyPanelOf, shownPartsOf } from './shown-parts';
import { defaultView, parseView, type View } from './view';

const viewOf = (search: string): View => parseView(search, defaultView(DEFAULT_CONFIG, []));
const partsOf = (search: string) => shownPartsOf(viewOf(search));

test('one panel fills the page by `viewPanel`, and by `panel` with `kiosk`; only the latter is embedded', () => {
  const pageOf = (search: string): unknown => {
    const view = viewOf(search);
    return [onlyPanelOf(shownPartsOf(view)), isPanelAlone(view)];
  };
  expect(pageOf('')).toEqual([null, false]);
  expect(pageOf('panel=a')).toEqual([null, false]);
  expect(pageOf('kiosk')).toEqual([null, false]);
  expect(pageOf('kiosk&viewPanel=b')).toEqual(['b', false]);
  expect(pageOf('kiosk&panel=a&viewPanel=b')).toEqual(['a', true]);
  expect(pageOf('kiosk&panel=a&panel=a')).toEqual(['a', true]);
});

describe('shownPartsOf', () => {
  test('a page shows everything, in kiosk too, and needs kiosk to show a part alone', () => {
    const whole = { panels: null, hasOverview: true, hasFindings: true, hasWatches: true };
    for (const search of ['', 'kiosk', 'panel=a&panel=b', 'show=overview', 'kiosk&show=everything'])
      expect(partsOf(search)).toMatchObject(whole);
  });

  test('several panels keep the order of the link, and load no watches', () => {
    expect(partsOf('kiosk&panel=b&panel=a')).toEqual({
      panels: ['b', 'a'],
      hasOverview: false,
      hasFindings: false,
      hasWatches: false,
      mostInRow: 2,
    });
  });

  test('the overview and the findings are shown alone, together, and above panels', () => {
    expect(partsOf('kiosk&show=overview')).toMatchObject({
      panels: [],
      hasOverview: true,
      hasFindings: false,
      hasWatches: false,
    });
    expect(partsOf('kiosk&show=findings')).toMatchObject({
      panels: [],
      hasOverview: false,
      hasFindings: true,
      hasWatches: true,
    });
    expect(partsOf('kiosk&show=findings&show=overview&panel=a')).toMatchObject({
      panels: ['a'],
      hasOverview: true,
      hasFindings: true,
    });
    expect(onlyPanelOf(partsOf('kiosk&show=overview&panel=a'))).toBe(null);
  });

  test('a panel that is made large hides the rest, and keeps its markers where findings are shown', () => {
    expect(partsOf('viewPanel=b')).toMatchObject({ panels: ['b'], hasFindings: false, hasWatches: true });
    expect(partsOf('kiosk&panel=a&panel=b&viewPanel=b')).toMatchObject({ panels: ['b'], hasWatches: false });
  });
});

test('a part is embedded by `kiosk` with a panel or a part', () => {
  expect(['', 'kiosk', 'panel=a', 'show=overview'].map((search) => isEmbeddedPart(viewOf(search)))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(['kiosk&panel=a', 'kiosk&show=findings'].map((search) => isEmbeddedPart(viewOf(search)))).toEqual([
    true,
    true,
  ]);
});
