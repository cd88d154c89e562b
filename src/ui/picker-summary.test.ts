import { describe, expect, it } from 'vitest';
import { summaryOf } from './picker-summary';

describe('summaryOf', () => {
  it.each([
    [null, [], { kind: 'all', count: null }],
    [[], [], { kind: 'all', count: null }],
    [['0', '1'], [], { kind: 'all', count: 2 }],
    [['m'], [], { kind: 'one', value: 'm' }],
    [null, ['m'], { kind: 'one', value: 'm' }],
    [['0', '1', '2'], ['0', '2'], { kind: 'some', chosen: 2, count: 3 }],
    [['0', '1'], ['0', '7'], { kind: 'some', chosen: 2, count: 3 }],
    [null, ['0', '7'], { kind: 'some', chosen: 2, count: null }],
  ] as const)('%j with %j chosen', (options, chosen, summary) =>
    expect(summaryOf(options, chosen)).toEqual(summary),
  );
});
