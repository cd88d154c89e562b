import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Crosshair } from './crosshair.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Crosshair', () => {
  it('stays for a moment after the pointer has left its chart, and where the pointer comes to a chart meanwhile', () => {
    const [one, other] = [{}, {}];
    const crosshair = new Crosshair();
    crosshair.show({ timeS: 60, owner: one, by: 'mouse' });
    crosshair.leave(one);
    expect(crosshair.point?.owner).toBe(one);
    crosshair.show({ timeS: 60, owner: other, by: 'mouse' });
    vi.runAllTimers();
    expect(crosshair.point?.owner).toBe(other);
    crosshair.leave(other);
    crosshair.show({ timeS: 60, owner: other, by: 'mouse' });
    vi.runAllTimers();
    expect(crosshair.point?.owner).toBe(other);
    crosshair.leave(other);
    vi.runAllTimers();
    expect(crosshair.point).toBeNull();
  });

  it('is removed only by the chart that owns it', () => {
    const [one, other] = [{}, {}];
    const crosshair = new Crosshair();
    crosshair.show({ timeS: 60, owner: one, by: 'mouse' });
    crosshair.clear(other);
    expect(crosshair.point?.timeS).toBe(60);
    crosshair.show({ timeS: 120, owner: other, by: 'keys' });
    crosshair.clear(one);
    expect(crosshair.point).toEqual({ timeS: 120, owner: other, by: 'keys' });
    crosshair.clear(other);
    expect(crosshair.point).toBeNull();
  });

  it('stays while it is pinned, until its owner frees it', () => {
    const [one, other] = [{}, {}];
    const crosshair = new Crosshair();
    crosshair.pin(one);
    expect(crosshair.isPinned).toBe(false);
    crosshair.show({ timeS: 60, owner: one, by: 'mouse' });
    crosshair.pin(one);
    crosshair.show({ timeS: 120, owner: other, by: 'mouse' });
    crosshair.clear(one);
    crosshair.free(other);
    expect(crosshair.point).toEqual({ timeS: 60, owner: one, by: 'mouse' });
    crosshair.free(one);
    expect(crosshair.point).toBeNull();
    crosshair.show({ timeS: 120, owner: other, by: 'mouse' });
    expect(crosshair.point?.timeS).toBe(120);
  });
});
