import { browserTransport } from './browser-transport';
import type { DoctorAsk, DoctorFacts } from './facts';
import { gatherFacts } from './gather/gather-facts';

/**
 * Gathers the facts in a browser. Never throws.
 * @param nowMs the time that the page uses as now, epoch ms
 */
export async function examine(ask: DoctorAsk, nowMs: number): Promise<DoctorFacts> {
  const { transport, stop } = browserTransport();
  try {
    return await gatherFacts(ask, transport, Date.now(), nowMs);
  } finally {
    stop();
  }
}
