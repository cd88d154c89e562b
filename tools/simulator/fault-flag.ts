import { type Fault } from './fault';
import { amountNameOf, incidentKinds } from './incident';

/**
 * Reads `KIND:SECONDS[:AMOUNT[:RANK]][@AFTER]` of the command line: the amount that the kind reads, AFTER in seconds from the start.
 * @throws Error with one sentence that names what is wrong
 */
export function parseFaultFlag(flag: string): { fault: Fault; afterS: number } {
  const match = /^([a-z-]+):([\d.]+)(?::(-?[\d.]+))?(?::(\d+))?(?:@([\d.]+))?$/.exec(flag);
  const kind = incidentKinds.find((known) => known === match?.[1]);
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const [seconds, amount, rank] = [number(match?.[2]), number(match?.[3]), number(match?.[4])];
  const afterS = number(match?.[5]) ?? 0;
  const isPositive = (value: number | undefined) => value === undefined || value > 0;
  if (
    !kind ||
    !isPositive(seconds) ||
    (!isPositive(amount) && kind !== 'clock-skew') ||
    Number.isNaN(afterS)
  ) {
    throw new Error(
      `--fault ${flag}: must be KIND:SECONDS[:AMOUNT[:RANK]][@AFTER], where KIND is ${incidentKinds.join(', ')}.`,
    );
  }
  const name = amountNameOf(kind);
  return { fault: { kind, seconds, rank, ...(name && { [name]: amount }) }, afterS };
}
