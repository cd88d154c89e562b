import { describe, expect, it } from 'vitest';
import { placeTooltip } from './place-tooltip';

const view = { left: 0, top: 48, width: 1600, height: 852 };
const place = (
  crossXPx: number,
  chart: { left?: number; top?: number; width?: number },
  tip = { width: 200, height: 120 },
) => placeTooltip({ chart: { left: 16, top: 100, width: 482, height: 192, ...chart }, view, tip, crossXPx });

describe('placeTooltip', () => {
  it('places it 12 px to the left of the crosshair', () => {
    expect(place(300, {})).toEqual({ isDocked: false, leftPx: 88, topPx: 6 });
  });

  it('places it to the right when there is no room on the left', () => {
    expect(place(60, {})).toEqual({ isDocked: false, leftPx: 72, topPx: 6 });
  });

  it('places it beyond the chart rather than over the crosshair', () => {
    expect(place(200, { left: 500, width: 405 }, { width: 220, height: 100 })).toMatchObject({
      isDocked: false,
      leftPx: -32,
    });
  });

  it('keeps it below the bar and above the lower edge of the window', () => {
    expect(place(300, { top: -20 })).toMatchObject({ topPx: 72 });
    expect(place(300, { top: 800 })).toMatchObject({ topPx: -24 });
  });

  it('docks it below a narrow chart, or at the lower edge of the window, and never over the title above the chart', () => {
    expect(place(100, { width: 320 })).toEqual({ isDocked: true, topPx: 192 });
    expect(place(100, { width: 320, top: 680 })).toEqual({ isDocked: true, topPx: 96 });
    expect(place(100, { width: 320, top: 860 })).toEqual({ isDocked: true, topPx: 0 });
  });
});
