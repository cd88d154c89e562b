import { Random } from '../simulator/random';
import type { FaultId } from './faults';

/** A fault of the schedule. */
export interface PlannedFault {
  readonly id: FaultId;
  /** Length in the time of the page, seconds. */
  readonly lengthS: number;
}

/** Longer than the wait before the next load and twice the time limit of a request: some wait for others. */
const SHORTEST_S = 80;
const LONGEST_S = 110;
const DAY_S = 24 * 3600;

/** One round: each kind once, in an order and with lengths that follow from the seed and the number of the round. */
export function roundOf(seed: number, round: number, kinds: readonly FaultId[]): PlannedFault[] {
  const random = new Random(seed, `chaos-${round}`);
  const rest = [...kinds];
  return kinds.flatMap(() => {
    const [id] = rest.splice(Math.floor(random.next() * rest.length), 1);
    const drawnS = SHORTEST_S + Math.floor(random.next() * (LONGEST_S - SHORTEST_S));
    return id === undefined ? [] : [{ id, lengthS: id === 'hidden' ? DAY_S : drawnS }];
  });
}
