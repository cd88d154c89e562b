import { expect, test } from 'vitest';
import { nameParts } from './name-parts';

test.each([
  ['internlm3-8b-instruct rank 0', true, 'internlm3-8b-instruct', ' rank 0'],
  ['10.0.0.1:23333 internlm3 rank 12', true, '10.0.0.1:23333 internlm3', ' rank 12'],
  ['rank 3', true, 'rank 3', ''],
  ['mean of all requests', false, 'mean of all requests', ''],
])('%s', (name, isRank, head, tail) => {
  expect(nameParts(name, isRank)).toEqual({ head, tail });
});
