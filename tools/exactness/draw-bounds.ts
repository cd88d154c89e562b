import type { Random } from '../simulator/random';
import { oneOf, wholeBetween } from './draw';

/** One bucket as it may be exported: a bound in one spelling or several. */
export interface BoundSpellings {
  readonly bound: number;
  readonly les: readonly [string, ...string[]];
}

/** Draws up to 40 finite bounds and, but for a few, +Inf; ascending. */
export function drawBounds(random: Random): BoundSpellings[] {
  const isSpelledTwice = random.chance(0.2);
  const hasInfinity = !random.chance(0.06);
  const bounds = [...new Set(drawFinite(random, drawCount(random)))].sort((a, b) => a - b);
  if (hasInfinity) bounds.push(Infinity);
  return bounds.map((bound) => ({ bound, les: spell(bound, isSpelledTwice && random.chance(0.4)) }));
}

function drawCount(random: Random): number {
  if (random.chance(0.12)) return wholeBetween(random, 0, 2);
  return random.chance(0.75) ? wholeBetween(random, 3, 12) : wholeBetween(random, 13, 40);
}

function drawFinite(random: Random, count: number): number[] {
  const at = (place: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => place(i));
  switch (
    oneOf(random, ['doubling', 'doubling', 'even', 'around-zero', 'from-zero', 'anywhere', 'extreme'])
  ) {
    case 'doubling':
      return at((i) => 0.001 * 2 ** i);
    case 'even':
      return at((i) => (i + 1) / 10);
    case 'around-zero':
      return at((i) => i - Math.floor(count / 2));
    case 'from-zero':
      return at((i) => i * 5);
    case 'anywhere':
      return at(() => random.normal() * 100);
    case 'extreme':
      return at(() => 10 ** wholeBetween(random, -300, 300));
  }
}

/** Spellings that Go reads as the same number. */
function spell(bound: number, isTwice: boolean): readonly [string, ...string[]] {
  if (bound === Infinity) return isTwice ? ['+Inf', 'Inf'] : ['+Inf'];
  const plain = String(bound);
  return isTwice ? [plain, otherSpelling(bound, plain)] : [plain];
}

function otherSpelling(bound: number, plain: string): string {
  if (plain.includes('e')) return plain.replace('e', 'E');
  return Number.isInteger(bound) ? `${plain}.0` : bound.toExponential();
}
