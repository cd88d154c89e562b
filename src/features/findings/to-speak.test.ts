import { describe, expect, it } from 'vitest';
import type { Finding } from '../../findings/finding';
import { toSpeak } from './to-speak';

const finding = (id: string, more: Partial<Finding> = {}): Finding =>
  ({ id, weight: 1, state: 'warn', isNow: true, panel: 'up', atS: null, text: id, ...more }) as Finding;

describe('toSpeak', () => {
  it('returns each problem of now once', () => {
    const findings = [finding('a'), finding('b')];
    expect(toSpeak(findings, ['a']).map(({ id }) => id)).toEqual(['b']);
    expect(toSpeak(findings, ['a', 'b'])).toEqual([]);
  });

  it('leaves out what is over, notes and mere information', () => {
    const findings = [
      finding('a', { isNow: false }),
      finding('b', { isNote: true }),
      finding('c', { state: 'info' }),
    ];
    expect(toSpeak(findings, [])).toEqual([]);
  });
});
