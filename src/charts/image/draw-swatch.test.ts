import { describe, expect, it } from 'vitest';
import type { Ink } from '../paint/ink';
import { layerFill } from '../style/fills';
import { strokeOf } from '../style/strokes';
import { drawSwatch } from './draw-swatch';

const INK: Ink = { colour: (property) => property, fontPx: 11, font: '', boldFont: '' };

/** The calls that a drawing makes, each with its numbers. */
function callsOf(draw: (ctx: CanvasRenderingContext2D) => void): [string, ...unknown[]][] {
  const calls: [string, ...unknown[]][] = [];
  const ctx = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          void calls.push([String(name), ...args]),
      set: () => true,
    },
  );
  draw(ctx as CanvasRenderingContext2D);
  return calls;
}

const namesOf = (calls: [string, ...unknown[]][]): string[] => calls.map(([name]) => name);

describe('drawSwatch', () => {
  it('hatches the fill of an estimate, and no other', () => {
    const swatch = (role: 'api-wait' | 'decode') =>
      namesOf(callsOf((ctx) => drawSwatch(ctx, 9, strokeOf({ role }, 'stack'), layerFill(role), INK)));
    expect(swatch('api-wait')).toContain('clip');
    expect(swatch('api-wait').filter((name) => name === 'lineTo').length).toBeGreaterThan(4);
    expect(swatch('decode')).not.toContain('clip');
    expect(swatch('decode').filter((name) => name === 'lineTo')).toHaveLength(1);
  });

  it('has the dash of its line', () => {
    const calls = callsOf((ctx) => drawSwatch(ctx, 9, strokeOf({ role: 'mean' }), null, INK));
    expect(calls.filter(([name]) => name === 'setLineDash')[0]).toEqual([
      'setLineDash',
      [4, expect.closeTo(2.4)],
    ]);
  });
});
