import type { Random } from '../simulator/random';

/** A whole number from `least` to `most`, both included. */
export const wholeBetween = (random: Random, least: number, most: number): number =>
  least + Math.floor(random.next() * (most - least + 1));

/** One of a list that is not empty. */
export function oneOf<const T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random.next() * list.length)] ?? list[0];
}
