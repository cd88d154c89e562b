import { expect, test } from 'vitest';
import type { Finding } from '../../findings/finding';
import { linkedFinding, rangeOfFinding } from './linked-finding';

const finding = (id: Finding['id'], more: Partial<Finding> = {}): Finding => ({
  id,
  weight: 1,
  state: 'warn',
  isNow: true,
  panel: 'scheduler',
  atS: null,
  text: '',
  ...more,
});
const ALL = [
  finding('cause stall a 100', { effects: [finding('api-queue')] }),
  finding('cause stall a 900'),
  finding('failures'),
];

test.each([
  ['failures', 'failures'],
  ['cause stall a 900', 'cause stall a 900'],
  ['cause stall a', 'cause stall a 100'],
  ['api-queue', 'cause stall a 100'],
])('a link to %s opens %s', (id, opened) => {
  expect(linkedFinding(ALL, id)?.id).toBe(opened);
});

test('a link to a finding that the page does not have opens none', () => {
  expect(linkedFinding(ALL, 'leak')).toBeNull();
  expect(linkedFinding(ALL, null)).toBeNull();
});

test('a link shows the time of a finding with a quarter of an hour around it, up to the end of the page', () => {
  const shown = { fromMs: 0, toMs: 10_000_000 };
  expect(rangeOfFinding(finding('failures'), shown)).toEqual(shown);
  expect(rangeOfFinding(finding('failures', { span: { startS: 2000, endS: 3000 } }), shown)).toEqual({
    fromMs: 1_100_000,
    toMs: 3_900_000,
  });
  expect(rangeOfFinding(finding('failures', { span: { startS: 2000, endS: 9900 } }), shown).toMs).toBe(
    10_000_000,
  );
});
