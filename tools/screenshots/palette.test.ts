import { describe, expect, it } from 'vitest';
import { choosePalette } from './palette';

const rgbOf = (colours: readonly number[]): Buffer => {
  const rgb = Buffer.alloc(3 * colours.length);
  colours.forEach((colour, index) => rgb.writeUIntBE(colour, 3 * index, 3));
  return rgb;
};

const repeated = (colour: number, times: number): number[] => Array.from({ length: times }, () => colour);

describe('choosePalette', () => {
  it('keeps all colours of an image that has few', () => {
    const { colours, indexOf } = choosePalette(rgbOf([0xff0000, 0x010203, 0xff0000]));
    expect(colours).toEqual([0xff0000, 0x010203]);
    expect(indexOf.get(0x010203)).toBe(1);
  });

  it('keeps the exact colours of large areas, and merges shades that are near them', () => {
    const shades = [0xffffff, 0xfefefe, 0xfdfdfd, 0x000001];
    const { colours, indexOf } = choosePalette(
      rgbOf([...repeated(0xf6f7f9, 50), ...repeated(0x14171c, 20), ...shades]),
      3,
    );
    expect(colours.slice(0, 2)).toEqual([0xf6f7f9, 0x14171c]);
    expect(colours.length).toBeLessThanOrEqual(3);
    expect(indexOf.get(0xffffff)).toBe(0);
  });

  it('gives each colour of the image a colour of the palette, and the same one each time', () => {
    const noise = Array.from({ length: 3000 }, (_, i) => (i * 2_654_435_761) % 0x1000000);
    const { colours, indexOf } = choosePalette(rgbOf(noise));
    expect(colours.length).toBeLessThanOrEqual(256);
    for (const colour of noise) expect(colours[indexOf.get(colour) ?? -1]).toBeDefined();
    expect(choosePalette(rgbOf(noise)).colours).toEqual(colours);
  });
});
