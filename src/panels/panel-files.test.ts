import { expect, test } from 'vitest';
import { loadPanels } from './panel-files';
import { PANELS } from './index';

test.each(PANELS.map(({ id }) => id))('loads %s', async (id) => {
  expect((await loadPanels([id])).map((panel) => panel.id)).toEqual([id]);
});

test('panels that are not wanted are left out, and so are ids of no panel', async () => {
  const wanted = ['gpu-power', 'model-table', 'no-panel'];
  expect((await loadPanels(wanted)).map(({ id }) => id)).toEqual(['model-table', 'gpu-power']);
  expect(await loadPanels([])).toEqual([]);
});
