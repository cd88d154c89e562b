import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../../panels';
import { jumpRows, type JumpRow } from './panel-search';

const idOf = (row: JumpRow): string => (row.kind === 'panel' ? row.panel.id : `#${row.section.id}`);
const found = (search: string): string[] => jumpRows(SECTIONS, search).map(idOf);

describe('jumpRows', () => {
  test('lists every section with its panels before a search', () => {
    const rows = found('  ');
    expect(rows.length).toBe(SECTIONS.length + SECTIONS.flatMap(({ panels }) => panels).length);
    expect(rows[0]).toBe(`#${SECTIONS[0]?.id}`);
    expect(rows[1]).toBe(SECTIONS[0]?.panels[0]?.id);
  });

  test('finds a panel by its title, in both languages, whatever the case', () => {
    expect(found('Time to FIRST')[0]).toBe('time-to-first-token');
    expect(found('首字延迟').length).toBeGreaterThan(0);
  });

  test('finds a panel by a metric and says which', () => {
    const [row] = jumpRows(SECTIONS, 'lmdeploy:gpu_cache_usage_perc').filter(({ kind }) => kind === 'panel');
    expect(row).toMatchObject({ kind: 'panel', metric: 'lmdeploy:gpu_cache_usage_perc' });
  });

  test('finds a panel by its meaning, after those with the word in their title', () => {
    const ids = found('queue').filter((id) => !id.startsWith('#'));
    expect(ids.indexOf('queue-time')).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf('queue-time')).toBeLessThan(3);
    expect(ids.length).toBeGreaterThan(3);
  });

  test('needs every word', () => {
    expect(found('queue zebra')).toEqual([]);
  });
});
