import { describe, expect, it } from 'vitest';
import { GOALS, minutesOf, waves } from './capacity.fixture';
import { comparableWindows } from './comparable';

const STEADY = new Array<number>(300).fill(4);

describe('comparableWindows', () => {
  it('leaves out another mix of lengths, and says how much', () => {
    const { windows, leftOut, mix } = comparableWindows(
      minutesOf(STEADY, (i) => (i < 100 ? { output: 800 } : {})),
      GOALS,
    );
    expect(leftOut.mix).toBeGreaterThan(90);
    expect(windows.every(({ last }) => last > 90)).toBe(true);
    expect(mix?.output).toBeCloseTo(100);
  });

  it('leaves out what was before a restart whose settings cannot be compared, unless it is asked to count it', () => {
    const restarted = minutesOf(STEADY, (i) => (i === 200 ? { isReset: 1 } : {}));
    const own = comparableWindows(restarted, GOALS);
    expect(own.leftOut['unknown-settings']).toBe(196);
    expect(own.sinceS).toBe(201 * 60);
    expect(comparableWindows(restarted, GOALS, true).leftOut['unknown-settings']).toBe(0);
  });

  it('leaves out what was before a restart after which the speed or the limit of handles is another', () => {
    const requests = waves(300, 1, 8);
    const faster = minutesOf(requests, (i) => {
      const perS = requests[i] ?? 0;
      return { isReset: i === 150 ? 1 : 0, running: (i < 150 ? 8 : 4) * perS };
    });
    expect(comparableWindows(faster, GOALS, true).leftOut.settings).toBeGreaterThan(100);
    const more = minutesOf(requests, (i) => {
      const limit = i < 150 ? 16 : 40;
      const routed = Math.min(limit, 4 * (requests[i] ?? 0));
      return { isReset: i === 150 ? 1 : 0, routed, queued: routed === limit ? 5 : 0 };
    });
    expect(comparableWindows(more, GOALS, true).leftOut.settings).toBeGreaterThan(100);
  });

  it('counts what was before a restart with the same speed and the same limit of handles', () => {
    const requests = [...waves(150, 1, 8), ...waves(150, 1, 8)];
    const same = minutesOf(requests, (i) => {
      const routed = Math.min(24, 4 * (requests[i] ?? 0));
      return { isReset: i === 150 ? 1 : 0, routed, queued: routed === 24 ? 5 : 0 };
    });
    const { leftOut } = comparableWindows(same, GOALS);
    expect(leftOut).toEqual({ settings: 0, 'unknown-settings': 0, ranks: 0, mix: 0 });
  });

  it('leaves out another number of ranks', () => {
    const { leftOut } = comparableWindows(
      minutesOf(STEADY, (i) => (i < 50 ? { ranks: 2 } : {})),
      GOALS,
    );
    expect(leftOut.ranks).toBe(46);
  });
});
