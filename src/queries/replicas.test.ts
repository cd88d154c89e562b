import { expect, test } from 'vitest';
import { replicaOf, type StartedProcess } from './replicas';

const process = (instance: string, startS: number, more: Record<string, string>): StartedProcess => ({
  labels: { __name__: 'process_start_time_seconds', job: 'lmdeploy', instance, ...more },
  startS,
});

const pair = [
  process('10.0.0.1:23333', 100.5, { cluster: 'x', replica: 'b' }),
  process('10.0.0.1:23333', 100.5, { cluster: 'x', replica: 'a' }),
  process('10.0.0.1:23334', 101.5, { cluster: 'x', replica: 'a' }),
  process('10.0.0.1:23334', 101.5, { cluster: 'x', replica: 'b' }),
];

test('is the one label in which copies of the same processes differ', () => {
  expect(replicaOf(pair)).toEqual({ label: 'replica', shown: 'a', others: ['b'] });
  // One copy lacks a target: the other one counts.
  expect(replicaOf(pair.filter((_, i) => i !== 2))).toEqual({ label: 'replica', shown: 'b', others: ['a'] });
});

test('is found beside another cluster with the same addresses', () => {
  const other = [
    process('10.0.0.1:23333', 77, { cluster: 'y', replica: 'a' }),
    process('10.0.0.1:23333', 77, { cluster: 'y', replica: 'b' }),
  ];
  expect(replicaOf([...pair, ...other])?.label).toBe('replica');
});

test.each([
  [
    'two clusters with the same addresses',
    [pair[0], process('10.0.0.1:23333', 7, { cluster: 'y', replica: 'b' })],
  ],
  ['different addresses', [pair[0], process('10.0.0.9:23333', 100.5, { cluster: 'x', replica: 'a' })]],
  ['no copies', [pair[0]]],
  [
    'copies that differ in two labels',
    [pair[0], process('10.0.0.1:23333', 100.5, { cluster: 'y', replica: 'a' })],
  ],
  ['nothing', []],
])('is none for %s', (_, processes) => {
  expect(replicaOf(processes.filter((one) => one !== undefined))).toBeNull();
});
