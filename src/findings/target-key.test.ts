import { expect, test } from 'vitest';
import { targetKey } from './target-key';

test('all ranks of a target have its key', () => {
  const target = { job: 'lmdeploy', instance: 'a:1', cluster: 'x' };
  expect(targetKey({ ...target, model_name: 'm', engine: '7' })).toBe(targetKey(target));
  expect(targetKey({ ...target, cluster: 'y' })).not.toBe(targetKey(target));
});
