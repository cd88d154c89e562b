import { describe, expect, it } from 'vitest';
import { plotBox } from '../layout/plot-box';
import { Pinch } from './pinch.svelte';

/** The plot is 400 px wide and begins at 40 px; the span is 400 s, so that a pixel is a second. */
const box = plotBox({ widthPx: 492, heightPx: 192, fontPx: 11 });
const span = { fromS: 1000, toS: 1400 };
const at = (xPx: number, yPx = 80): { xPx: number; yPx: number } => ({ xPx, yPx });

/** The range after two fingers moved, in seconds from the start of the span. */
function after(from: [number, number], to: [number, number], toY = 80): number[] | null {
  const pinch = new Pinch();
  pinch.down(1, at(from[0]), { box, span });
  pinch.down(2, at(from[1]), { box, span });
  pinch.move(1, at(to[0]));
  pinch.move(2, at(to[1], toY));
  const range = pinch.up(2);
  return range && [range.fromMs / 1000 - 1000, range.toMs / 1000 - 1000];
}

describe('Pinch', () => {
  it('zooms in about the time between the fingers', () => {
    expect(after([190, 290], [140, 340])).toEqual([100, 300]);
    expect(after([40, 140], [40, 240])).toEqual([0, 200]);
  });

  it('zooms out beyond the span', () => {
    expect(after([140, 340], [190, 290])).toEqual([-200, 600]);
  });

  it('moves the range by as much as both fingers, so that times follow them', () => {
    expect(after([140, 240], [200, 300])).toEqual([-60, 340]);
    expect(after([240, 340], [140, 240])).toEqual([100, 500]);
  });

  it('counts the distance in both directions', () => {
    expect(after([240, 240], [240, 240], 180)).toEqual([152, 248]);
  });

  it('asks for nothing while the fingers rest, and for no range below 10 s', () => {
    expect(after([140, 240], [142, 245])).toBeNull();
    const [fromS = NaN, toS = NaN] = after([239, 241], [40, 1440]) ?? [];
    expect(toS - fromS).toBe(10);
  });

  it('asks for nothing with one finger or three, or when the browser takes a finger', () => {
    const pinch = new Pinch();
    pinch.down(1, at(100), { box, span });
    pinch.move(1, at(200));
    expect([pinch.isOn, pinch.range]).toEqual([false, null]);
    pinch.down(2, at(300), { box, span });
    expect(pinch.isOn).toBe(true);
    pinch.move(2, at(400));
    expect(pinch.range).not.toBeNull();
    pinch.lose(2);
    expect([pinch.isOn, pinch.range]).toEqual([false, null]);
    pinch.move(1, at(0));
    expect(pinch.up(1)).toBeNull();
  });
});
