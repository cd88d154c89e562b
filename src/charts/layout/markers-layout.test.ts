import { describe, expect, it } from 'vitest';
import type { Marker } from '../../lib/marker';
import { markersAt, placeMarkers } from './markers-layout';
import { plotBox } from './plot-box';

const box = plotBox({ widthPx: 492, heightPx: 192, fontPx: 11 });
/** 400 px for 4,000 s. */
const span = { fromS: 0, toS: 4000 };
const restart = (id: string, atS: number): Marker => ({ id, atS, kind: 'restart', text: id });
const keys = (markers: Marker[], of = span): string[][] =>
  placeMarkers(markers, of, box).map((m) => m.markers.map((one) => one.id));

describe('placeMarkers', () => {
  it('merges events that are close together, in any order of the list', () => {
    expect(keys([restart('c', 1000), restart('b', 150), restart('a', 100)])).toEqual([['a', 'b'], ['c']]);
  });

  it('keeps the same marks while the range moves', () => {
    const list = [restart('a', 1000), restart('b', 1080), restart('c', 1200), restart('d', 1290)];
    for (let shift = 0; shift < 900; shift += 7) {
      expect(keys(list, { fromS: shift, toS: 4000 + shift })).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
    }
  });

  it('shows the range of many merged events, and calls different kinds mixed', () => {
    const [mark] = placeMarkers(
      [restart('a', 100), restart('b', 180), { ...restart('c', 260), kind: 'scale-up' }],
      span,
      box,
    );
    expect(mark).toMatchObject({ kind: 'mixed', fromPx: 50, toPx: 66 });
  });

  it('gives an event with a duration its own mark, cut to the plot, and ignores events outside', () => {
    const gap: Marker = { id: 'gap', atS: -500, toS: 500, kind: 'gap', text: '' };
    const marks = placeMarkers([restart('a', 10), gap, restart('far', 9000), restart('old', -1)], span, box);
    expect(marks.map((m) => [m.key, m.fromPx, m.toPx])).toEqual([
      ['gap', 40, 90],
      ['a', 41, 41],
    ]);
  });

  it('returns no marks without events', () => {
    expect(placeMarkers([], span, box)).toEqual([]);
  });
});

describe('markersAt', () => {
  const marks = placeMarkers([restart('a', 1000), { ...restart('alert', 500), toS: 1200 }], span, box);
  const at = (xPx: number): string[] => markersAt(marks, xPx).map((m) => m.id);

  it('returns the events near the crosshair, in order of time', () => {
    expect(at(140)).toEqual(['alert', 'a']);
    expect(at(144)).toEqual(['alert', 'a']);
    expect(at(145)).toEqual(['alert']);
    expect(at(165)).toEqual([]);
  });
});
