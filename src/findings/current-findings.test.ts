import { expect, test } from 'vitest';
import { currentFindings } from './current-findings';
import type { Finding, FindingId } from './finding';

const finding = (id: FindingId, isNow: boolean, weight: number): Finding => ({
  id,
  weight,
  isNow,
  state: 'warn',
  panel: 'scheduler',
  atS: null,
  text: id,
});

test('the last hour decides what holds, and the range adds what is over', () => {
  const now = [finding('failures', true, 90), finding('leak', true, 10)];
  const history = [
    finding('stalled', true, 100),
    finding('api-queue', false, 45),
    finding('failures', false, 50),
  ];
  expect(currentFindings(now, history).map(({ id, isNow }) => [id, isNow])).toEqual([
    ['failures', true],
    ['api-queue', false],
    ['leak', true],
  ]);
});
