import { describe, expect, it } from 'vitest';
import { keyboardStep } from './keyboard-step';

describe('keyboardStep', () => {
  it.each([
    ['ArrowRight', 5, 6],
    ['ArrowLeft', 5, 4],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['PageDown', 95, 99],
    ['Home', 5, 0],
    ['End', 5, 99],
    ['ArrowLeft', null, 99],
    ['ArrowRight', null, 0],
    ['PageUp', null, 99],
    ['a', 5, null],
  ])('%s from %s', (key, index, next) => {
    expect(keyboardStep(key, index, 100)).toBe(next);
  });
});
