import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { palettePng } from './palette-png';

/** Type and data of each chunk; a wrong checksum fails the test. */
function chunksOf(png: Buffer): [type: string, data: Buffer][] {
  const chunks: [string, Buffer][] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push([body.toString('latin1', 0, 4), body.subarray(4)]);
    at += 12 + length;
  }
  return chunks;
}

test('palettePng writes size, palette and rows that a decoder reads back', () => {
  const rgb = Buffer.from([255, 255, 255, 255, 255, 255, 1, 2, 3, 255, 255, 255, 1, 2, 3, 255, 255, 255]);
  const png = palettePng({ widthPx: 3, heightPx: 2, rgb });
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const chunks = chunksOf(png);
  expect(chunks.map(([type]) => type)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  const [header, palette, rows] = chunks.map(([, data]) => data);
  expect([...(header ?? [])]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
  expect([...(palette ?? [])]).toEqual([255, 255, 255, 1, 2, 3]);
  expect([...inflateSync(rows ?? Buffer.alloc(0))]).toEqual([0, 0, 0, 1, 0, 0, 1, 0]);
});
