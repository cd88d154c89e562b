import { describe, expect, it } from 'vitest';
import { ownValue } from './own-value';

describe('ownValue', () => {
  it('finds what the table has', () => {
    expect(ownValue({ job: 'a' }, 'job')).toBe('a');
    expect(ownValue(JSON.parse('{"__proto__":"b"}') as Record<string, string>, '__proto__')).toBe('b');
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'job'])(
    'finds no inherited %s',
    (key) => {
      expect(ownValue({ other: 'a' }, key)).toBeUndefined();
    },
  );
});
