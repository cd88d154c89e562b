import { expect, it } from 'vitest';
import type { DoctorAsk } from '../facts';
import { gatherData } from './data-facts';

/** An API whose queries for ranks fail, as those of Prometheus under load. */
const failing = { instant: () => Promise.resolve(null), labelValues: () => Promise.resolve([]) };

it('knows nothing of the ranks where the query for them failed', async () => {
  const api = failing as unknown as Parameters<typeof gatherData>[0];
  expect(await gatherData(api, {} as DoctorAsk, 1000)).toBeNull();
});
