import { expect } from 'vitest';
import type { CheckId, Verdict } from '../../src/features/doctor/verdict';
import { parseDoctorOptions } from './options';
import { runDoctor } from './run-doctor';

/**
 * Runs the doctor as the command line would.
 * @param atMs the clock of the machine, epoch ms
 */
export const doctor = (args: readonly string[], key: string | null = null, atMs = Date.now()) =>
  runDoctor(parseDoctorOptions(args), key, atMs);

/** The first verdict of a check. */
export const of = (verdicts: readonly Verdict[], id: CheckId): Verdict | undefined =>
  verdicts.find((verdict) => verdict.id === id);

/** All sentences and snippets of a verdict. */
export const textOf = ({ seen, means, todo }: Verdict): string =>
  [seen, means, ...todo.flatMap(({ text, code }) => [text, code ?? ''])].join('\n');

/** All of the main verdict, which must be a fault. */
export async function mainText(args: readonly string[], key: string | null = null): Promise<string> {
  const { diagnosis, exitCode } = await doctor(args, key);
  expect(exitCode).toBe(1);
  if (diagnosis.main === null) throw new Error('there is no fault');
  return `${diagnosis.main.id}: ${textOf(diagnosis.main)}`;
}
