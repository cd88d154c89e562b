import { describe, expect, it } from 'vitest';
import { frameCosts, type TraceEvent } from './frame-costs';

const main = { pid: 7, tid: 1 };
const named: TraceEvent = { ...main, name: 'thread_name', ph: 'M', ts: 0, args: { name: 'CrRendererMain' } };
const task = (ts: number, dur: number): TraceEvent => ({ ...main, name: 'RunTask', ph: 'X', ts, dur });
const frame = (ts: number): TraceEvent => ({ ...main, name: 'BeginMainThreadFrame', ph: 'I', ts });

describe('frameCosts', () => {
  it('adds up the tasks from one frame to the next', () => {
    const events = [
      named,
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
    expect(frameCosts([named, task(10, 500), frame(1000), other, task(1100, 1000), frame(17_000)])).toEqual([
      1,
    ]);
  });

  it('takes the renderer with the most frames', () => {
    const idle = { pid: 9, tid: 1 };
    const events = [
      named,
      frame(0),
      task(100, 1000),
      frame(16_000),
      { ...named, ...idle },
      { ...frame(5), ...idle },
    ];
    expect(frameCosts(events)).toEqual([1]);
  });

  it('reads the frames of newer versions', () => {
    const newer = (ts: number): TraceEvent => ({ ...main, name: 'AnimationFrame', ph: 'b', ts });
    const end: TraceEvent = { ...newer(900), ph: 'e' };
    expect(frameCosts([named, newer(0), task(100, 1000), end, newer(16_000), frame(16_000)])).toEqual([1]);
  });

  it('is empty without events', () => expect(frameCosts([])).toEqual([]));
});
