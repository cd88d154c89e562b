import { arrangedSections } from '../features/dashboard/arranged-sections';
import { shownSections } from '../features/dashboard/shown-sections';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { CATALOGUE } from '../panels/catalogue';
import { GroupResults } from '../session/group-results';
import type { PageData } from '../session/page-data.svelte';
import { WATCHED_PARTS } from '../session/watched';
import { memoryHistory } from '../url/history';
import { defaultView } from '../url/view';
import { ViewState } from '../url/view-state.svelte';
import { ShownPanels } from './shown-panels.svelte';

/** The groups that a page loads for a link, when the whole catalogue is loaded and all metrics are there. */
async function groupsOf(search: string): Promise<string[]> {
  const view = new ViewState(memoryHistory(search), defaultView(DEFAULT_CONFIG, []), Date.now);
  const data = { results: new GroupResults(), metrics: { names: { value: null } } } as unknown as PageData;
  const shown = new ShownPanels(view, data, {
    catalogue: CATALOGUE,
    watched: WATCHED_PARTS,
    layout: { offer: shownSections, arrange: arrangedSections },
  });
  await CATALOGUE.whole?.();
  await Promise.resolve();
  return shown.groups.map(({ id }) => id);
}

describe('the reading groups of a page', () => {
  test('are the panels of the link alone, in its order, and who reports', async () => {
    expect(await groupsOf('kiosk&panel=queue-time&panel=scheduler')).toEqual([
      ':ranks-now',
      'queue-time',
      'scheduler',
    ]);
    expect(await groupsOf('kiosk&panel=scheduler&panel=no-such')).toEqual([':ranks-now', 'scheduler']);
  });

  test('are the tiles alone for the overview, and the watches alone for the findings', async () => {
    expect(await groupsOf('kiosk&show=overview')).toEqual([':first-figures', ':figures', ':overview']);
    expect(await groupsOf('kiosk&show=findings')).toEqual([':ranks-now', ':watched-now', ':watched']);
  });

  test('are tiles, panels and watches for the whole page', async () => {
    const whole = await groupsOf('');
    expect(whole).toEqual(
      expect.arrayContaining([':figures', ':overview', 'scheduler', ':watched-now', ':watched']),
    );
    expect(await groupsOf('kiosk')).toEqual(whole);
  });
});
