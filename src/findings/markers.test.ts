import { describe, expect, test } from 'vitest';
import { ZH as zh } from '../i18n/full-language.fixture';
import { badgesOf } from './badges';
import { markersOf } from './markers';
import { allFindingsOf } from './all-findings.fixture';
import { always, at, between, column, rank, ranksBut, inLanguage, story } from './story.fixture';

const started = (engine: number, minute: number) => column(rank(engine), between(minute, 60, at(minute)));

describe('markersOf', () => {
  const of = (columns: Parameters<typeof story>[0] & object) => markersOf(story(columns));

  test('has none in a calm hour, and none without data', () => {
    expect(of({})).toEqual([]);
    expect(of({ columns: { rankRunning: [] } })).toEqual([]);
  });

  test('marks restarts, with one marker for those close together', () => {
    const rankStart = [started(0, 10), started(1, 40), started(2, 40.5)];
    expect(of({ columns: { rankStart } })).toEqual([
      { id: `restart ${at(10)}`, atS: at(10), kind: 'restart', text: 'Rank 0 restarted' },
      { id: `restart ${at(40)}`, atS: at(40), kind: 'restart', text: 'Rank 1 and rank 2 restarted' },
    ]);
  });

  test('marks ranks that were added or are gone, but not short absences', () => {
    const rankRunning = [
      ...ranksBut(0, always(1), (m) => (m > 20 && m < 25 ? null : 1)),
      column(rank(4), between(30, 60, 1)),
      column(rank(5), between(0, 45, 1)),
    ];
    expect(of({ columns: { rankRunning } }).map(({ kind, atS, text }) => [kind, atS, text])).toEqual([
      ['scale-up', at(30), 'Rank 4 added'],
      ['scale-down', at(45) + 10, 'Rank 5 gone'],
    ]);
  });

  test('does not mark ranks as added at the first sample of the data', () => {
    expect(of({ columns: { rankRunning: ranksBut(0, between(20, 60, 1), between(20, 60, 1)) } })).toEqual([]);
  });

  test('marks a time when no rank reports, with its end; without an end it is the last marker', () => {
    const silent = (m: number): number | null => ((m > 20 && m < 25) || m > 50 ? null : 1);
    const markers = of({ columns: { rankRunning: ranksBut(0, silent, silent) } });
    expect(markers.map(({ kind, atS, toS }) => [kind, atS, toS])).toEqual([
      ['gap', at(20) + 10, at(25) - 10],
      ['gap', at(50) + 10, at(60)],
    ]);
  });

  test('marks firing alerts, each time', () => {
    const fires = (m: number): number | null => ((m >= 10 && m <= 12) || (m >= 30 && m <= 31) ? 1 : null);
    const alerts = [column({ alertname: 'LMDeployTargetDown', severity: 'critical' }, fires)];
    expect(of({ columns: { alerts } }).map(({ kind, atS, toS, text }) => [kind, atS, toS, text])).toEqual([
      ['alert', at(10), at(12), 'LMDeployTargetDown'],
      ['alert', at(30), at(31), 'LMDeployTargetDown'],
    ]);
  });

  test.each([
    ['critical', 'critical'],
    ['page', 'critical'],
    ['warning', 'warning'],
    ['info', 'info'],
    [undefined, 'warning'],
  ])('an alert with the severity %s is %s', (severity, expected) => {
    const labels = { alertname: 'LMDeployApiQueueLeak', ...(severity && { severity }) };
    const [marker] = of({ columns: { alerts: [column(labels, (m) => (m > 50 ? 1 : null))] } });
    expect(marker?.severity).toBe(expected);
  });

  test('speaks Chinese', () => {
    const scene = story({ columns: { rankStart: [started(0, 10)] } });
    expect(markersOf(inLanguage(scene, zh)).map(({ text }) => text)).toEqual(['Rank 0 重启']);
  });
});

describe('badgesOf', () => {
  test('gives each panel its finding with the highest weight', () => {
    const findings = allFindingsOf(
      story({
        columns: {
          rankFrozen: [column(rank(1), between(30, 60, 4))],
          apiQueued: [column({}, always(50))],
          apiWait: [column({}, always(5))],
        },
      }),
    );
    expect([...badgesOf(findings)].map(([panel, { id }]) => [panel, id])).toEqual([
      ['scheduler', 'api-queue'],
    ]);
    expect(badgesOf([]).size).toBe(0);
  });
});
