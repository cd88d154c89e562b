import { type Fault } from './fault';
import { incidentKinds } from './incident';

/**
 * Reads `KIND:SECONDS[:FACTOR[:RANK]][@AFTER]` of the command line, AFTER in seconds from the start.
 * @throws Error with one sentence that names what is wrong
 */
export function parseFaultFlag(flag: string): { fault: Fault; afterS: number } {
  const match = /^([a-z-]+):([\d.]+)(?::([\d.]+))?(?::(\d+))?(?:@([\d.]+))?$/.exec(flag);
  const kind = incidentKinds.find((known) => known === match?.[1]);
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const [seconds, factor, rank] = [number(match?.[2]), number(match?.[3]), number(match?.[4])];
  const afterS = number(match?.[5]) ?? 0;
  const isPositive = (value: number | undefined) => value === undefined || value > 0;
  if (!kind || !isPositive(seconds) || !isPositive(factor) || Number.isNaN(afterS)) {
    throw new Error(
      `--fault ${flag}: must be KIND:SECONDS[:FACTOR[:RANK]][@AFTER], where KIND is ${incidentKinds.join(', ')}.`,
    );
  }
  return { fault: { kind, seconds, factor, rank }, afterS };
}
