import { afterEach, describe, expect, it, vi } from 'vitest';
import { Parts } from './parts.fixture';
import { doctor, of } from './run.fixture';

const parts = new Parts();
afterEach(() => parts.close());

const WAIT = { timeout: 15_000, interval: 200 };

describe('a clock that is wrong', () => {
  it.each([
    [-600_000, /^The clock of Prometheus is (599|600|601) s ahead of/],
    [7_200_000, /^The clock of Prometheus is (7199|7200|7201) s behind/],
  ])('of this machine by %i ms is named, and is not taken for missing data', async (aheadMs, expected) => {
    const addresses = await parts.simulate({ ratePerS: 20 });
    const { url } = await parts.prometheus({ lmdeploy: { targets: addresses } });
    await vi.waitFor(async () => {
      const { diagnosis, output } = await doctor(['--prometheus', url], null, Date.now() + aheadMs);
      expect(output).toMatch(/^No problem found: 1 rank reports/);
      expect(of(diagnosis.verdicts, 'clock')?.seen).toMatch(expected);
      expect(of(diagnosis.verdicts, 'metrics')?.seen).toMatch(/The oldest is \d s old\.$/);
    }, WAIT);
  });
});
