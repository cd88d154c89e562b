import { describe, expect, it } from 'vitest';
import { keyboardStep } from './keyboard-step';

describe('keyboardStep', () => {
  it.each([
    ['ArrowRight', false, 5, 6],
    ['ArrowLeft', false, 5, 4],
    ['ArrowRight', true, 5, 15],
    ['ArrowLeft', true, 5, 0],
    ['ArrowRight', true, 95, 99],
    ['Home', false, 5, 0],
    ['End', false, 5, 99],
    ['ArrowLeft', false, null, 99],
    ['ArrowRight', false, null, 0],
    ['a', false, 5, null],
  ])('%s, far %s, from %s', (key, isFar, index, next) => {
    expect(keyboardStep(key, isFar, index, 100)).toBe(next);
  });
});
