import { describe, expect, it } from 'vitest';
import { frameCosts } from './frame-costs';
import { longestTaskMs, PAGE_MARK, type TraceEvent } from './trace-events';

const main = { pid: 7, tid: 1 };
const marked: TraceEvent = { ...main, name: PAGE_MARK, ph: 'I', ts: 0 };
const task = (ts: number, dur: number): TraceEvent => ({ ...main, name: 'RunTask', ph: 'X', ts, dur });
const frame = (ts: number): TraceEvent => ({ ...main, name: 'BeginMainThreadFrame', ph: 'I', ts });

describe('frameCosts', () => {
  it('adds up the tasks from one frame to the next', () => {
    const events = [
      marked,
      task(1000, 3000),
      frame(1100),
      task(5000, 500),
      task(17_000, 2000),
      frame(17_100),
      task(33_000, 1),
      frame(33_000),
    ];
    expect(frameCosts(events)).toEqual([3.5, 2]);
  });

  it('leaves out tasks before the first frame and other threads', () => {
    const other: TraceEvent = { ...task(1500, 9000), tid: 2 };
    expect(frameCosts([marked, task(10, 500), frame(1000), other, task(1100, 1000), frame(17_000)])).toEqual([
      1,
    ]);
  });

  it('takes the renderer of the page, also when another one has more frames', () => {
    const other = { pid: 9, tid: 1 };
    const others = [5, 10, 15].flatMap((ts) => [
      { ...frame(ts), ...other },
      { ...task(ts, 9000), ...other },
    ]);
    expect(frameCosts([...others, frame(0), task(100, 1000), frame(16_000), marked])).toEqual([1]);
  });

  it('reads the frames of newer versions', () => {
    const newer = (ts: number): TraceEvent => ({ ...main, name: 'AnimationFrame', ph: 'b', ts });
    const end: TraceEvent = { ...newer(900), ph: 'e' };
    expect(frameCosts([marked, newer(0), task(100, 1000), end, newer(16_000), frame(16_000)])).toEqual([1]);
  });

  it('is empty without events', () => expect(frameCosts([])).toEqual([]));
});

describe('longestTaskMs', () => {
  it('takes the tasks of the page alone', () => {
    const other: TraceEvent = { ...task(0, 90_000), pid: 9 };
    expect(longestTaskMs([marked, task(0, 4000), task(9000, 12_000), other])).toBe(12);
  });

  it('counts processor time, where the trace has it', () => {
    expect(longestTaskMs([marked, { ...task(0, 9000), tdur: 2000 }, task(9000, 3000)])).toBe(3);
  });

  it('is 0 without tasks', () => expect(longestTaskMs([marked])).toBe(0));
});
