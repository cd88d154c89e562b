import { describe, expect, it } from 'vitest';
import { movementOf, type Slice } from './movement';

const MANY = { before: 800, now: 800 };
const STEADY = [1, 1.02, 0.98, 1.01, 0.99, 1.03, 0.97, 1];
const QUEUE = [1, 1.02, 0.98, 21, 12, 1.03, 0.97, 1];

/** Slices of a minute with a hundred requests each. */
const slices = (means: readonly number[]): Slice[] =>
  means.map((mean, i) => ({ mean, finished: 100, startS: 60 * i, endS: 60 * (i + 1) }));

const meanOf = (means: readonly number[]): number =>
  means.reduce((sum, mean) => sum + mean, 0) / means.length;

const between = (before: readonly number[], now: readonly number[], finished = MANY) =>
  movementOf({ before: meanOf(before), now: meanOf(now) }, finished, {
    before: slices(before),
    now: slices(now),
  });

describe('movementOf', () => {
  it('is whole for a mean far outside of the spread of both periods', () => {
    const now = STEADY.map((mean) => 1.4 * mean);
    expect(between(STEADY, now)).toEqual({ kind: 'whole' });
    expect(between(now, STEADY)).toEqual({ kind: 'whole' });
  });

  it('is none for a small change, however certain it is', () => {
    expect(
      between(
        STEADY,
        STEADY.map((mean) => 1.1 * mean),
      ),
    ).toEqual({ kind: 'none' });
  });

  it('is none where the slices spread as much as the change', () => {
    const before = [0.4, 2, 0.5, 1.4, 0.6, 1.8, 0.7, 0.6];
    const now = [0.6, 2.4, 0.5, 2, 0.8, 1.9, 1.2, 0.6];
    expect(between(before, now)).toEqual({ kind: 'none' });
  });

  it('is whole for a queue that grows through the whole period', () => {
    expect(between(STEADY, [1, 1.02, 5, 12, 20, 31, 45, 62])).toEqual({ kind: 'whole' });
  });

  it('names the part of the period in which a queue raised the mean', () => {
    expect(between(STEADY, QUEUE)).toEqual({
      kind: 'part',
      of: 'now',
      farthest: 21,
      startS: 180,
      endS: 300,
    });
  });

  it('leaves slices that are a little beyond, and far from the others, out of the part', () => {
    const queue = [1, 21, 12, 1.03, 0.97, 1, 1, 1.5];
    expect(between(STEADY, queue)).toMatchObject({ kind: 'part', farthest: 21, startS: 60, endS: 180 });
  });

  it('is whole where the change takes all of the period', () => {
    expect(between(STEADY, [21, 1, 1.02, 0.98, 1, 1.03, 0.97, 21])).toEqual({ kind: 'whole' });
  });

  it('names the part of the earlier period where the queue was there', () => {
    expect(between(QUEUE, STEADY)).toMatchObject({ kind: 'part', of: 'before', farthest: 21 });
  });

  it('names a part that lowered the mean', () => {
    expect(between(STEADY, [1, 1, 0.1, 0.1, 0.1, 0.12, 1.02, 0.98])).toMatchObject({
      kind: 'part',
      of: 'now',
      farthest: 0.1,
    });
  });

  it('is unknown with too few requests', () => {
    const now = STEADY.map((mean) => 4 * mean);
    expect(between(STEADY, now, { before: 500, now: 19 })).toEqual({ kind: 'unknown' });
  });

  it('is unknown where one slice says nothing of how much the latency varies', () => {
    expect(between([1], QUEUE, { before: 100, now: 800 })).toEqual({ kind: 'unknown' });
  });
});
