import { expect, test } from 'vitest';
import type { Severity } from '../../lib/severity';
import type { Picture } from '../picture';
import { drawMarkerBands } from './draw-markers';
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
