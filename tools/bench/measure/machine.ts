import { cpus, loadavg } from 'node:os';
import type { Machine } from '../report/result';

/** Describes the machine and the versions of the programs of a run. */
export async function describeMachine(
  prometheusUrl: string,
  chromium: string,
  loadAtStart: number,
): Promise<Machine> {
  const response = await fetch(`${prometheusUrl}/api/v1/status/buildinfo`);
  const body = (await response.json()) as { data?: { version?: string } };
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() || 'unknown processor',
    cores: processors.length,
    chromium,
    prometheus: body.data?.version ?? 'unknown',
    node: process.versions.node,
    loadAtStart,
  };
}

/** Load average of the last minute. */
export const loadNow = (): number => loadavg()[0] ?? 0;
