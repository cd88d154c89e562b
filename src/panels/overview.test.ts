import { describe, expect, test } from 'vitest';
import { PLACEHOLDERS } from '../lib/reading';
import { PANELS, panelOf } from '.';
import { TILES } from './overview';
import { TILE_HELP } from './tile-help';

describe('tiles', () => {
  test('have unique ids, lead to a panel and refer to existing tiles', () => {
    const ids = TILES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const tile of TILES) {
      expect(panelOf(tile.panel)?.id, tile.id).toBe(tile.panel);
      for (const other of [tile.onlyWith, tile.normal?.kind === 'tile' ? tile.normal.id : undefined]) {
        if (other !== undefined) expect(ids).toContain(other);
      }
    }
  });

  test('have texts in both languages, with short names and notes', () => {
    for (const { id, name, note } of TILES) {
      const help = TILE_HELP[id];
      expect(help?.en, id).toMatch(/^[\x20-\x7e’–]+\.$/);
      expect(help?.zh, id).toMatch(/\p{Script=Han}.*。$/u);
      for (const text of [name, note ?? { en: '', zh: '' }]) {
        expect(text.en.length, id).toBeLessThanOrEqual(16);
        expect(text.zh.length, id).toBeLessThanOrEqual(11);
      }
    }
  });

  test('use only known placeholders, and mostly the readings of panels', () => {
    const ofPanels = new Set(
      PANELS.flatMap(({ series }) =>
        series.map(({ reading }) =>
          JSON.stringify(reading.kind === 'gauge' ? { kind: 'expr', expr: reading.expr } : reading),
        ),
      ),
    );
    const readings = TILES.map(({ reading }) => reading);
    for (const reading of readings) {
      if (reading.kind !== 'expr') continue;
      for (const found of reading.expr.match(/\$\w+/g) ?? []) expect(PLACEHOLDERS).toContain(found);
    }
    const own = readings.filter((reading) => !ofPanels.has(JSON.stringify(reading)));
    expect(
      own.map((reading) => (reading.kind === 'expr' ? reading.expr.slice(0, 22) : reading.kind)),
    ).toEqual(['count(lmdeploy:num_req', 'max(lmdeploy:gpu_cache']);
  });
});
