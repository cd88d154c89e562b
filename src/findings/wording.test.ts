import { expect, test } from 'vitest';
import { factor } from './wording';

test('factor has one decimal below ten', () =>
  expect([1.6, 9.94, 9.96, 12.4].map(factor)).toEqual(['1.6', '9.9', '10', '12']));
