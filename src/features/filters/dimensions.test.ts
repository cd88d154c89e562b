import { describe, expect, it } from 'vitest';
import { words as en } from '../../i18n/languages/en';
import { choose, DIMENSIONS, inOrder, isOffered, nameIn } from './dimensions';

const [model, rank, , job] = DIMENSIONS;

describe('inOrder', () => {
  it('sorts ranks by number and keeps null for unknown values', () => {
    expect(inOrder(['10', '2', '0', '1'])).toEqual(['0', '1', '2', '10']);
    expect(inOrder(['10.0.4.17:23334', '10.0.4.9:23333'])).toEqual(['10.0.4.9:23333', '10.0.4.17:23334']);
    expect(inOrder(null)).toBeNull();
  });
});

describe('isOffered', () => {
  it('offers a job only when there are several or one is selected', () => {
    expect(isOffered(job, null, [])).toBe(false);
    expect(isOffered(job, ['lmdeploy'], [])).toBe(false);
    expect(isOffered(job, ['a', 'b'], [])).toBe(true);
    expect(isOffered(job, null, ['a'])).toBe(true);
    expect(isOffered(model, null, [])).toBe(true);
  });
});

describe('nameIn', () => {
  it('names a rank `Rank 3` when its label is a number', () => {
    expect(nameIn(rank, '3', en)).toBe('Rank 3');
    expect(nameIn(rank, 'engine-a', en)).toBe('engine-a');
    expect(nameIn(model, '3', en)).toBe('3');
  });
});

describe('choose', () => {
  it('changes only the field of its dimension', () =>
    expect(choose(rank, ['1'])).toEqual({ engines: ['1'] }));
});
