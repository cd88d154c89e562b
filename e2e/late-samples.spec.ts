import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrometheus } from '../tools/servers/prometheus/start';
import { numberAt } from './fixtures/prometheus-api';
import { servePage } from './fixtures/serve-page';
import { expect, test } from './fixtures/test';
import { DashboardPage } from './pages/dashboard-page';

/** How late the samples of each rank arrive, seconds: between the two, the sum over ranks would lack one of them. */
const DELAYS_S = [70, 76];
const TOKENS_PER_S = 100;
/** Before the first sample, Unix seconds. */
const STARTED_S = Math.floor(Date.now() / 1000) - 600;

/** A rank whose metrics have the time at which they were true: Prometheus stores them as samples that come late. */
const lateRank = (delayS: number): Server =>
  createServer((_, response) => {
    const atMs = Date.now() - delayS * 1000;
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(
      [
        '# TYPE lmdeploy:num_requests_running gauge',
        `lmdeploy:num_requests_running{model_name="m",engine="0"} 1 ${atMs}`,
        '# TYPE lmdeploy:generation_tokens_total counter',
        `lmdeploy:generation_tokens_total{model_name="m",engine="0"} ${(atMs / 1000 - STARTED_S) * TOKENS_PER_S} ${atMs}`,
        '',
      ].join('\n'),
    );
  });

const countAt = async (url: string, query: string): Promise<number> =>
  (await numberAt(url, query, Math.floor(Date.now() / 1000))) ?? 0;

test('samples that arrive late are no fall at the end of a line, and the bar says how late they are', async ({
  page,
}) => {
  await page.clock.install({ time: Date.now() });
  const ranks = DELAYS_S.map(lateRank);
  await Promise.all(
    ranks.map((rank) => new Promise<void>((resolve) => rank.listen(0, '127.0.0.1', resolve))),
  );
  const targets = ranks.map((rank) => `127.0.0.1:${(rank.address() as AddressInfo).port}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-late-'));
  const prometheus = await startPrometheus({
    dataDir,
    scrapeConfigs: [{ job: 'lmdeploy', targets, intervalS: 1 }],
  });
  const served = await servePage(prometheus.url);
  try {
    const own = new DashboardPage(page, served.url);
    // The first look must find samples.
    const count = 'min(count_over_time(lmdeploy:num_requests_running[2m]))';
    await expect.poll(() => countAt(prometheus.url, count), { timeout: 60_000 }).toBeGreaterThan(8);
    await own.open({ from: 'now-5m', refresh: '5s' });
    await expect(page.getByText(/samples up to (80|90) s late/)).toBeVisible({ timeout: 60_000 });
    await expect(async () => {
      const { times, columns } = await own.csv('token-throughput');
      const output = columns.find((column) => column.some((value) => value !== null)) ?? [];
      const lines = output.flatMap((value, i) => (value === null ? [] : [{ value, atS: times[i] ?? NaN }]));
      expect(lines.length).toBeGreaterThan(8);
      for (const { value } of lines.slice(-5)) expect(value).toBeGreaterThan(1.9 * TOKENS_PER_S);
      expect(Date.now() / 1000 - (lines.at(-1)?.atS ?? NaN)).toBeGreaterThan(Math.max(...DELAYS_S));
    }).toPass({ timeout: 60_000 });
    // A kiosk has no bar: its tiles say it.
    await own.goto({ from: 'now-5m', refresh: '5s', kiosk: '' });
    const moment = page.getByText(/^As of [\d:]+: samples arrive up to (80|90) s late$/);
    await expect(moment).toBeVisible({ timeout: 60_000 });
    // A range that ends in the future is of the same moment.
    await own.goto({ from: 'now-5m', to: 'now+1h', refresh: '5s', kiosk: '' });
    await expect(moment).toBeVisible({ timeout: 60_000 });
    const shown = (await moment.textContent())?.slice('As of '.length, 'As of 00:00'.length) ?? '';
    const nowMs = await page.evaluate(() => Date.now());
    const minutesBefore = [1, 2, 3].map((n) =>
      new Date(nowMs - n * 60_000).toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai' }).slice(0, 5),
    );
    expect(minutesBefore).toContain(shown);
    await page.goto('about:blank');
  } finally {
    await served.close();
    await prometheus.stop();
    for (const rank of ranks) rank.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
