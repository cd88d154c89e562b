import { expect, test } from 'vitest';
import { hostOf, sharesHost } from './gpu-energy';

test.each([
  ['10.0.0.5:23333', '10.0.0.5'],
  ['[fd00::5]:23333', 'fd00::5'],
  ['Node-1.example:9400', 'node-1.example'],
  ['node-1', 'node-1'],
])('the host of %s is %s', (instance, host) => {
  expect(hostOf(instance)).toBe(host);
});

test.each([
  [{ instance: '10.0.0.5:9400', Hostname: 'n1' }, '10.0.0.5:23333', true],
  [{ instance: 'exporter:9400', Hostname: 'Node-1' }, 'node-1.example:23333', true],
  [{ instance: 'exporter:9400', Hostname: 'node-1' }, 'node-10:23333', false],
  [{ instance: 'exporter:9400' }, '', false],
])('GPU %j and server %s share a host: %s', (gpu, instance, expected) => {
  expect(sharesHost(gpu as Record<string, string>, { instance }, null)).toBe(expected);
});

test('a label of config.json decides alone', () => {
  const server = { instance: '10.0.0.5:23333', node: 'a' };
  expect(sharesHost({ instance: 'x', node: 'a' }, server, 'node')).toBe(true);
  expect(sharesHost({ instance: '10.0.0.5:9400' }, server, 'node')).toBe(false);
});
