import { describe, expect, test } from 'vitest';
import { textsInBoth, textsOf } from '../finding-texts.fixture';
import { always, column, rank, story, type ByMinute } from '../story.fixture';

/** Start time plus tokens. */
const START = 1_789_900_000.25;
const busy: ByMinute = (m) => START + Math.round(m * 6000);

const scraped = (job: string, at: ByMinute, engine = 0, more = {}) =>
  column({ ...rank(engine), ...more, job }, at);
const found = (...sameStart: ReturnType<typeof scraped>[]): string[] =>
  textsOf(story({ columns: { sameStart } }));

describe('a server that two jobs scrape', () => {
  test('has a finding in both languages', () => {
    const scene = story({ columns: { sameStart: [scraped('pods', busy), scraped('api', busy)] } });
    expect(textsInBoth(scene)).toMatchObject([
      {
        id: 'same-server ["api","pods"]',
        panel: 'rank-table',
        state: 'warn',
        isNow: true,
        text: {
          en: 'The same server is scraped by jobs api and pods: sums count it twice.',
          zh: '同一个服务被任务 api、pods 同时抓取：合计中被计入 2 次。',
        },
      },
    ]);
  });

  test('shares the finding with other servers of the same jobs', () => {
    const columns = [0, 1, 2].flatMap((engine) => [scraped('a', busy, engine), scraped('b', busy, engine)]);
    expect(found(...columns)).toEqual([
      'Each of 3 servers is scraped by jobs a and b: sums count each twice.',
    ]);
  });

  test('has one finding for three jobs', () => {
    expect(found(scraped('a', busy), scraped('b', busy), scraped('c', busy))).toEqual([
      'The same server is scraped by jobs a, b and c: sums count it 3 times.',
    ]);
  });

  test('is found when the jobs scrape at different moments', () => {
    expect(
      found(
        scraped('a', busy),
        scraped('b', (m) => busy(m - 1 / 12)),
      ),
    ).toHaveLength(1);
  });

  test('is found under one address while it is idle', () => {
    expect(found(scraped('a', always(START)), scraped('b', always(START)))).toHaveLength(1);
  });

  test('is found under two addresses once its counters change', () => {
    const elsewhere = { instance: 'gpu-1:23333' };
    expect(found(scraped('a', busy), scraped('b', busy, 0, elsewhere))).toHaveLength(1);
    expect(found(scraped('a', always(START)), scraped('b', always(START), 0, elsewhere))).toEqual([]);
  });

  test('is reported with its time when one job has stopped', () => {
    const before: ByMinute = (m) => (m <= 50 ? busy(m) : null);
    expect(found(scraped('a', busy), scraped('b', before))).toEqual([
      'The same server was scraped by jobs a and b until 12:50: sums count it twice.',
    ]);
  });

  test('is not two servers with other counters, models or engine numbers, and not two targets of one job', () => {
    expect(
      found(
        scraped('a', busy),
        scraped('b', (m) => START + m * 5000),
      ),
    ).toEqual([]);
    expect(found(scraped('a', busy), scraped('b', busy, 1))).toEqual([]);
    expect(found(scraped('a', busy), scraped('b', busy, 0, { model_name: 'n' }))).toEqual([]);
    expect(found(scraped('a', busy), scraped('a', busy, 0, { instance: 'gpu-1:23333' }))).toEqual([]);
  });
});
