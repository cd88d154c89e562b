import { expect, test } from 'vitest';
import { HttpServers, json } from '../queries/fixtures/http-servers';
import { KeptRange } from './kept-range';

const HOUR_MS = 3_600_000;
const NOW_MS = 1000 * HOUR_MS;

test('asks which samples are kept only of a range that reaches back further than 40 hours, and once in an hour', async () => {
  const servers = new HttpServers();
  const asked: (string | null)[] = [];
  const client = await servers.clientOf((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x').searchParams.get('max_source_resolution'));
    json(200, { status: 'success', data: { resultType: 'matrix', result: [] } })(request, response, '');
  });
  const kept = new KeptRange(client, () => NOW_MS);
  const of = (fromHours: number, byMs = 0) => {
    const range = { fromMs: NOW_MS - fromHours * HOUR_MS + byMs, toMs: NOW_MS + byMs };
    return kept.of({ selector: '', range, compareS: null });
  };
  try {
    expect(await of(39)).toEqual({ ofRange: null, ofEnd: null });
    expect(asked).toEqual([]);
    expect(await of(168)).toEqual({ ofRange: null, ofEnd: null });
    expect(asked).toEqual(['1s', '300s']);
    await of(168, 10_000);
    expect(asked).toHaveLength(2);
    await Promise.all([of(168, HOUR_MS), of(168, HOUR_MS), of(168, HOUR_MS)]);
    expect(asked).toHaveLength(4);
  } finally {
    servers.closeAll();
  }
});
