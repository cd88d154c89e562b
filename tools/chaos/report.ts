import { FAULTS } from './faults';
import type { FaultResult } from './run-fault';
import type { PlannedFault } from './schedule';

const clock = (ms: number): string => new Date(ms).toISOString().slice(5, 19).replace('T', ' ');

/** The order of a round. */
export const scheduleText = (round: number, planned: readonly PlannedFault[]): string =>
  `Round ${round + 1}: ${planned.map(({ id, lengthS }) => `${id} ${lengthS} s`).join(', ')}`;

/** One line for a fault, and one for each broken promise. */
export function resultText({ planned, startMs, endMs, recoveredS, broken }: FaultResult): string {
  const verdict = broken.length === 0 ? 'passed' : 'FAILED';
  const recovery = recoveredS === null ? 'no recovery' : `recovery after ${recoveredS} s`;
  return [
    `${verdict}  ${planned.id}: ${FAULTS[planned.id].what}; ${clock(startMs)} to ${clock(endMs)}, ${recovery}`,
    ...broken.map((sentence) => `        ${sentence}`),
  ].join('\n');
}

/** The end of a run: what failed with the seed, and `N passed, N failed`. */
export function chaosText(results: readonly FaultResult[], seed: number): string {
  const failed = results.filter(({ broken }) => broken.length > 0);
  const ids = [...new Set(failed.map(({ planned }) => planned.id))];
  return [
    ...(ids.length > 0 ? [`Broken promises with seed ${seed}: ${ids.join(', ')}.`] : []),
    `${results.length - failed.length} passed, ${failed.length} failed`,
  ].join('\n');
}
