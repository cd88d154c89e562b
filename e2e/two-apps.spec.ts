import { createServer } from 'vite';
import { freePort } from '../tools/process/free-port';
import { expect, test } from './fixtures/test';
import { SHOWN_PANELS } from './fixtures/shown-panels';

test('two apps stand on one page, each with its language, theme and view', async ({
  page,
  prometheusUrl,
}) => {
  test.setTimeout(120_000);
  const port = await freePort();
  const server = await createServer({
    // Not the cache of a server that a person runs in the same folder.
    cacheDir: 'node_modules/.vite-e2e',
    logLevel: 'silent',
    server: {
      host: '127.0.0.1',
      port,
      hmr: false,
      proxy: {
        '^/e2e/fixtures/prometheus/api/v1/': {
          target: prometheusUrl,
          changeOrigin: true,
          rewrite: (path: string) => path.replace(/^\/e2e\/fixtures\/prometheus/, ''),
        },
      },
    },
  });
  await server.listen();
  try {
    await page.goto(`http://127.0.0.1:${port}/e2e/fixtures/two-apps.html`);
    const left = page.locator('#left');
    const right = page.locator('#right');
    await expect(left.locator('[data-panel="scheduler"]')).toHaveAttribute('data-state', 'ready', {
      timeout: 60_000,
    });
    await expect(right.locator('[data-panel="queue-time"]')).toHaveAttribute('data-state', 'ready');
    await expect(left.locator('[data-theme="light"]')).toHaveCount(1);
    await expect(right.locator('[data-theme="dark"]')).toHaveCount(1);
    await expect(right).toContainText('排队耗时');
    await left.getByRole('button', { name: 'All panels' }).click();
    await expect(left.locator('[data-panel]')).toHaveCount(SHOWN_PANELS);
    await expect(right.locator('[data-panel]')).toHaveCount(1);
    await expect(page).toHaveTitle('Two apps');
    await expect(page).toHaveURL(/two-apps\.html$/);
  } finally {
    await server.close();
  }
});
