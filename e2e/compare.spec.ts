import { expect, test } from './fixtures/test';
import { queryRange } from './fixtures/prometheus-api';
import { MAIN_MODEL } from './fixtures/world';

const HOUR_S = 3600;

/** The history also covers the hour before. */
const RANGE = { from: '2026-08-27T07:05:00Z', to: '2026-08-27T07:30:00Z', refresh: 'off' };

const PANELS = ['time-to-first-token', 'felt-ttft'] as const;

test('each line has a second line with the values of one hour earlier', async ({
  dashboard,
  page,
  prometheusUrl,
}) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  const legend = dashboard.panel('time-to-first-token').getByRole('table');
  await expect(legend).not.toContainText('%');

  await dashboard.chooseInBar(/^Compare/, 'menuitemradio', 'with 1 h earlier');
  await expect(page).toHaveURL(/compare=1h/);
  await dashboard.settled();
  await expect(legend).toContainText(/[+−±]\d+%/);

  for (const id of PANELS) {
    await dashboard.shows(id, 'ready');
    const queries = await dashboard.promql(id);
    const csv = await dashboard.csv(id);
    const own = csv.names.filter((name) => !name.endsWith('(earlier)'));
    expect(csv.names.slice(own.length), id).toEqual(own.map((name) => `${name} (earlier)`));
    expect(queries, id).toHaveLength(own.length);
    // The page computes the estimate of the API wait by rules; the PromQL in its inspector is only an approximation.
    const isEstimate = (query: string): boolean => query.includes('process_open_fds');
    const [startS = NaN, secondS = NaN] = csv.times;
    const endS = csv.times.at(-1) ?? NaN;
    for (const [i, query] of queries.entries()) {
      if (isEstimate(query)) continue;
      const [series] = await queryRange(
        prometheusUrl,
        query,
        startS - HOUR_S,
        endS - HOUR_S,
        secondS - startS,
      );
      const direct = new Map(series?.values.map(([timeS, text]) => [timeS + HOUR_S, Number(text)]));
      expect(direct.size, query).toBeGreaterThan(100);
      for (const [t, timeS] of csv.times.entries()) {
        const shown = csv.columns[own.length + i]?.[t] ?? null;
        const value = direct.get(timeS) ?? null;
        const isSame =
          shown === null || value === null
            ? shown === value
            : Math.abs(shown - value) <= 1e-9 * Math.abs(value);
        expect(isSame, `${query} at ${timeS}: ${shown}, direct ${value}`).toBe(true);
      }
    }
  }

  await dashboard.chooseInBar(/^Compare/, 'menuitemradio', 'Off');
  await expect(page).not.toHaveURL(/compare/);
  await dashboard.settled();
  await dashboard.shows('time-to-first-token', 'ready');
  const { names } = await dashboard.csv('time-to-first-token');
  expect(names.filter((name) => name.includes('earlier'))).toEqual([]);
  await expect(legend).not.toContainText('%');
});

test('the figures of the overview show their change', async ({ dashboard, page }) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL, compare: '1h' });
  const tile = page.locator('[data-tile="generated"]');
  await expect(tile).toContainText(/[+−±]\d+%|×\d/);
  await expect(tile.getByRole('button')).toHaveAttribute('title', /Compared with [\d,.]+ tok\/s/);
});
