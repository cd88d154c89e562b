import { describe, expect, test } from 'vitest';
import { always, between, column, rank, ranksBut, startOf, story } from '../story.fixture';
import { idsOf, textsOf, textsInBoth } from '../finding-texts.fixture';
import { ranksThere } from './ranks-down';

describe('ranks that are down', () => {
  const gone = { rankRunning: ranksBut(3, always(10), between(0, 40, 10)) };
  const down = [column({ job: 'lmdeploy', instance: '10.0.0.1:23336' }, between(40, 60, 0))];

  test('are named, with how many are left', () => {
    expect(textsInBoth(story({ columns: { ...gone, targetDown: down } }))[0]).toMatchObject({
      id: 'ranks-down',
      state: 'bad',
      panel: 'process-up',
      text: {
        en: 'Rank 3 is down since 12:40: 3 of 4 ranks report.',
        zh: '12:40 起 Rank 3 离线：4 个 Rank 中只有 3 个上报。',
      },
    });
  });

  test('are not down from the moment at which they report again', () => {
    const target = { job: 'lmdeploy', instance: '10.0.0.1:23336' };
    const until = (minute: number) =>
      story({
        columns: {
          rankRunning: ranksBut(3, always(10), (m) => (m < 40 || m > minute ? 10 : null)),
          targetDown: [column(target, between(40, minute, 0))],
        },
      });
    expect(idsOf(until(60))).toEqual(['ranks-down']);
    expect(idsOf(until(59.8))).not.toContain('ranks-down');
  });

  test('are not down while every other scrape succeeds', () => {
    const target = { job: 'lmdeploy', instance: '10.0.0.1:23336' };
    const isLost = (m: number): boolean => m >= 40 && Math.round(m * 6) % 2 === 0;
    const columns = {
      rankRunning: ranksBut(3, always(10), (m) => (isLost(m) ? null : 10)),
      targetDown: [column(target, (m) => (isLost(m) ? 0 : null))],
    };
    expect(idsOf(story({ columns }))).not.toContain('ranks-down');
  });

  test('are reported by their instance when they were down before the range', () => {
    const columns = { targetDown: [column({ job: 'lmdeploy', instance: '10.0.0.1:23340' }, always(0))] };
    expect(textsOf(story({ columns }))).toEqual(['10.0.0.1:23340 is down: 4 of 5 ranks report.']);
  });

  test('are reported as gone for a while when Prometheus no longer has the target', () => {
    expect(textsOf(story({ columns: gone }))).toEqual([]);
    const lately = { rankRunning: ranksBut(3, always(10), between(0, 50, 10)) };
    expect(textsOf(story({ columns: lately }))).toEqual([
      'Rank 3 no longer reports since 12:50: 3 of 4 ranks report.',
    ]);
  });

  test('are not missed where their server was started again with another model', () => {
    const columns = {
      rankRunning: [
        ...ranksBut(3, always(10), between(0, 50, 10)),
        column(rank(3, 'other'), between(52, 60, 10)),
      ],
    };
    expect(idsOf(story({ columns }))).not.toContain('ranks-down');
    expect(ranksThere(story({ columns }))).toBe(4);
  });

  test('are missing when more are expected', () => {
    expect(textsOf(story({ expectedEngines: 4, columns: gone }))).toEqual([
      'Rank 3 is down since 12:40: 3 of 4 ranks report.',
    ]);
    expect(textsOf(story({ expectedEngines: 8 }))).toEqual(['4 of 8 ranks report.']);
    expect(textsOf(story({ expectedEngines: 4 }))).toEqual([]);
  });

  test('all of them', () => {
    const columns = { rankRunning: ranksBut(0, between(0, 50, 10), between(0, 50, 10)) };
    expect(textsOf(story({ columns }))[0]).toBe(
      'Rank 0, rank 1 and 2 more are down since 12:50: no rank reports.',
    );
  });

  test('are not reported when another rank replaced them, or after one lost scrape', () => {
    const moved = { ...rank(3), instance: '10.0.0.9:23336' };
    const replaced = [...gone.rankRunning, column(moved, between(42, 60, 10))];
    expect(textsOf(story({ columns: { rankRunning: replaced } }))).toEqual([]);
    const late = { rankRunning: ranksBut(3, always(10), between(0, 59.7, 10)) };
    expect(textsOf(story({ columns: late }))).toEqual([]);
  });

  test('a rank that did not report for a while is reported unless it restarted', () => {
    const away = { rankRunning: ranksBut(3, always(10), (m) => (m > 50 && m < 54 ? null : 10)) };
    expect(textsOf(story({ columns: away }))).toEqual(['Rank 3 did not report from 12:50 to 12:53.']);
    expect(idsOf(story({ columns: { ...away, rankStart: startOf(3, 53) } }))).toEqual(['restarts']);
  });

  test('no rank counts as absent when Prometheus did not scrape', () => {
    const silent = (m: number): number | null => (m > 50 && m < 54 ? null : 10);
    expect(textsOf(story({ columns: { rankRunning: ranksBut(3, silent, silent) } }))).toEqual([]);
  });
});

describe('how many ranks there should be', () => {
  const hour = (rankRunning: ReturnType<typeof ranksBut>) =>
    story({ span: 'hour', columns: { rankRunning } });
  /** Pods one after the other: each new one reports two minutes before its old one ends. */
  const rolling = [0, 1, 2, 3].flatMap((engine) => {
    const endsAt = 20 + 5 * engine;
    return [
      column(rank(engine), between(0, endsAt, 10)),
      column({ ...rank(engine), instance: `10.0.0.9:${23333 + engine}` }, between(endsAt - 2, 60, 10)),
    ];
  });

  test('does not grow in a rolling update, and no rank is missing', () => {
    expect(ranksThere(hour(rolling))).toBe(4);
    expect(textsOf(hour(rolling))).toEqual([]);
  });

  test('is the old number after a crash without a successor', () => {
    const crashed = hour(ranksBut(3, always(10), between(0, 20, 10)));
    expect(ranksThere(crashed)).toBe(4);
    expect(textsOf(crashed)).toEqual(['Rank 3 no longer reports since 12:20: 3 of 4 ranks report.']);
  });

  test('counts a pod that restarts under its name once', () => {
    const away = ranksBut(3, always(10), (m) => (m > 50 && m < 54 ? null : 10));
    expect(ranksThere(hour(away))).toBe(4);
  });
});
