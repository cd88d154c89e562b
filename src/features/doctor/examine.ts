import { browserTransport } from './browser-transport';
import type { DoctorAsk, DoctorFacts } from './facts';
import { gatherFacts } from './gather/gather-facts';

/** Gathers the facts in a browser. Never throws. */
export async function examine(ask: DoctorAsk, atMs: number): Promise<DoctorFacts> {
  const { transport, stop } = browserTransport();
  try {
    return await gatherFacts(ask, transport, atMs);
  } finally {
    stop();
  }
}
