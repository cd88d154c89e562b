import { expect, test } from 'vitest';
import { parseBackendsOptions } from './options';

test('names a set-up, or what to build', () => {
  expect(parseBackendsOptions(['thanos'])).toEqual({ help: false, setup: 'thanos', historyHours: 1 });
  expect(parseBackendsOptions(['label-proxy', '--hours', '0.5'])).toMatchObject({ historyHours: 0.5 });
  expect(parseBackendsOptions(['build'])).toEqual({ help: false, build: ['label-proxy'] });
  expect(parseBackendsOptions(['build', 'thanos', 'label-proxy'])).toMatchObject({
    build: ['label-proxy', 'thanos'],
  });
  expect(parseBackendsOptions(['mimir'])).toMatchObject({ setup: 'mimir' });
  expect(parseBackendsOptions(['--help'])).toEqual({ help: true });
});

test.each([[[]], [['cortex']], [['thanos', 'mimir']], [['build', 'cortex']], [['thanos', '--hours', '99']]])(
  'refuses %j in one sentence',
  (args) => expect(() => parseBackendsOptions(args)).toThrow(/^[^\n]+\.$/),
);
