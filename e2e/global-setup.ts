import { rmSync } from 'node:fs';
import { startPrometheus } from '../tools/servers/prometheus/start';
import { servePage } from './fixtures/serve-page';
import { buildWorld } from './fixtures/world';

/** Starts one history, one Prometheus and one page for all tests that do not change them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dataDir = await buildWorld();
  const prometheus = await startPrometheus({ dataDir });
  const page = await servePage(prometheus.url);
  process.env['E2E_DATA_DIR'] = dataDir;
  process.env['E2E_PROMETHEUS_URL'] = prometheus.url;
  process.env['E2E_PAGE_URL'] = page.url;
  return async () => {
    await page.close();
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
