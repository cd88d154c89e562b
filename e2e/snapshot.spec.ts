import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CleanUp } from '../tools/process/clean-up';
import { parseSnapshotOptions } from '../tools/snapshot/options';
import { takeSnapshots, type Snapshots } from '../tools/snapshot/take-snapshot';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lmdeploy-snapshot-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function snapshot(url: string, name: string, ...more: string[]): Promise<Snapshots> {
  const cleanUp = new CleanUp();
  try {
    return await takeSnapshots(parseSnapshotOptions([url, '--out', join(folder, name), ...more]), cleanUp);
  } finally {
    await cleanUp.close();
  }
}

const sizeOf = (file: string): [number, number] => {
  const png = readFileSync(file);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

test('panels, the overview and a badge are saved from a shell', async ({ pageUrl }) => {
  // The history of the tests ends in the past.
  const from = '2026-08-27T14:30:00',
    to = '2026-08-27T15:30:00';
  const url = `${pageUrl}?${new URLSearchParams({ 'var-model_name': MAIN_MODEL, from, to, theme: 'dark' }).toString()}`;
  const panels = await snapshot(
    url,
    'a.png',
    '--panel',
    'queue-time',
    '--panel',
    'request-rate',
    '--width',
    '800',
    '--height',
    '400',
  );
  expect(panels.faults).toEqual([]);
  expect(panels.files.map((file) => file.slice(folder.length + 1))).toEqual([
    'a-queue-time.png',
    'a-request-rate.png',
  ]);
  for (const file of panels.files) expect(sizeOf(file)).toEqual([1600, 800]);

  const [overview = ''] = (await snapshot(url, 'overview.png')).files;
  expect(sizeOf(overview)[0]).toBe(2400);
  expect(sizeOf(overview)[1]).toBeLessThan(1200);

  const [pdf = ''] = (await snapshot(url, 'a.pdf', '--panel', 'queue-time')).files;
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  const charts = snapshot(url, 'b.svg', '--panel', 'queue-time', '--panel', 'rank-table');
  await expect(charts).rejects.toThrow('rank-table has no chart');
  const svg = readFileSync(join(folder, 'b-queue-time.svg'), 'utf8');
  expect(svg).toMatch(/^<svg .*[Qq]ueue time<\/text>.*<\/svg>\n$/s);

  const [badge = ''] = (await snapshot(url, 'a.svg')).files;
  expect(readFileSync(badge, 'utf8')).toMatch(/aria-label="LMDeploy: .+"/);

  await expect(snapshot(url, 'b.png', '--panel', 'no-such-panel')).rejects.toThrow(
    'There is no panel "no-such-panel".',
  );
});

test('a page without data is an image, and a fault that scripts see', async ({ pageUrl }) => {
  const url = `${pageUrl}?${new URLSearchParams({ 'var-model_name': 'nobody' }).toString()}`;
  const { files, faults } = await snapshot(url, 'a.png', '--panel', 'queue-time');
  expect(files).toHaveLength(1);
  expect(faults).toHaveLength(1);
});
