import { expect, test } from 'vitest';
import type { MarkerKind } from '../../lib/marker';
import type { Severity } from '../../lib/severity';
import type { Picture } from '../picture';
import { drawMarkerBands, drawMarkers } from './draw-markers';
import type { Ink } from './ink';
import type { Surface } from './surface';

const INK = { colour: (property: string) => property } as Ink;
const BOX = { topPx: 10, bottomPx: 110, leftPx: 0, rightPx: 200 };

/** The heights of the rectangles that an alert of a severity has behind the lines. */
function heightsOf(severity: Severity): number[] {
  const heights: number[] = [];
  const ctx = {
    fillRect: (_x: number, _y: number, _width: number, height: number) => heights.push(height),
  };
  const marker = { id: 'a', atS: 0, toS: 60, kind: 'alert', severity, text: 'A' };
  const mark = { key: 'a', kind: 'alert', markers: [marker], fromPx: 20, toPx: 80 };
  drawMarkerBands(ctx as unknown as Surface, { box: BOX, marks: [mark] } as unknown as Picture, INK);
  return heights;
}

test('an alert that informs does not shade the chart', () => {
  expect(heightsOf('critical')).toEqual([100, 2]);
  expect(heightsOf('warning')).toEqual([100, 2]);
  expect(heightsOf('info')).toEqual([2]);
});

test.each<[MarkerKind, number, number, number[]]>([
  ['alert', 20, 80, [20.5]],
  // It fired before the first point.
  ['alert', 0, 80, []],
  ['alert', 50, 50, [50.5]],
  ['gap', 20, 80, [50.5]],
  ['gap', 0, 80, [40.5]],
])(
  'the glyph of a mark stands where an alert began, and in the middle of another (%s %i to %i)',
  (...given) => {
    const [kind, fromPx, toPx, at] = given;
    const drawn: number[] = [];
    const nothing = (): void => undefined;
    const line = {
      setLineDash: nothing,
      beginPath: nothing,
      moveTo: nothing,
      lineTo: nothing,
      stroke: nothing,
    };
    const glyph = { save: nothing, restore: nothing, drawPath: nothing };
    const ctx = { ...line, ...glyph, translate: (xPx: number) => drawn.push(xPx) };
    const mark = { key: 'a', kind, markers: [{ id: 'a', atS: 0, kind, text: 'A' }], fromPx, toPx };
    drawMarkers(ctx as unknown as Surface, { box: BOX, marks: [mark] } as unknown as Picture, INK);
    expect(drawn).toEqual(at);
  },
);
