import { type Family, type FamilyType } from './samples';
import { type ServerProcess } from './server-process';

const pythonLabels = {
  implementation: 'CPython',
  major: '3',
  minor: '11',
  patchlevel: '2',
  version: '3.11.2',
};
const pageBytes = 4_096;
const startUpCpuS = 38;
const filesOfAnIdleServer = 64;

/** The families that prometheus_client itself exports about the interpreter and the process, without engine and model labels. */
export function processFamilies(): Family[] {
  return [
    perGeneration('python_gc_objects_collected_total', 'Objects collected during gc', (process) => [
      9_000 + 2 * process.metrics.finished,
      1_200 + process.metrics.finished,
      300,
    ]),
    perGeneration('python_gc_objects_uncollectable_total', 'Uncollectable object found during GC', () => [
      0, 0, 0,
    ]),
    perGeneration(
      'python_gc_collections_total',
      'Number of times this generation was collected',
      (process) => {
        const youngest = 900 + Math.floor(process.metrics.iterationTokens.count / 700);
        return [youngest, Math.floor(youngest / 10), Math.floor(youngest / 400)];
      },
    ),
    one('gauge', 'python_info', 'Python platform information', () => 1, pythonLabels),
    one('gauge', 'process_virtual_memory_bytes', 'Virtual memory size in bytes.', (process, nowMs) =>
      pages(4.1e10 + 1.4 * residentBytes(process, nowMs)),
    ),
    one('gauge', 'process_resident_memory_bytes', 'Resident memory size in bytes.', (process, nowMs) =>
      pages(residentBytes(process, nowMs)),
    ),
    one(
      'gauge',
      'process_start_time_seconds',
      'Start time of the process since unix epoch in seconds.',
      (process) => process.startMs / 1000,
    ),
    one(
      'counter',
      'process_cpu_seconds_total',
      'Total user and system CPU time spent in seconds.',
      (process, nowMs) => {
        const { iterationTokens, outputsWhileBusy } = process.metrics;
        const usualS = 0.04 * uptimeS(process, nowMs) + 0.0004 * (iterationTokens.count - outputsWhileBusy);
        const seconds = startUpCpuS + usualS + 0.95 * (process.busyMs(nowMs) / 1000);
        return Math.floor(seconds * 100) / 100;
      },
    ),
    one(
      'gauge',
      'process_open_fds',
      'Number of open file descriptors.',
      (process, nowMs) => filesOfAnIdleServer + process.openSockets(nowMs),
    ),
    one('gauge', 'process_max_fds', 'Maximum number of open file descriptors.', () => 1_048_576),
  ];
}

type Read = (process: ServerProcess, nowMs: number) => number;

function one(
  type: FamilyType,
  name: string,
  help: string,
  read: Read,
  labels: Readonly<Record<string, string>> = {},
): Family {
  return {
    name,
    type,
    help,
    series: [{ name, labels }],
    write(process, nowMs, out, at) {
      out[at] = read(process, nowMs);
    },
  };
}

function perGeneration(
  name: string,
  help: string,
  read: (process: ServerProcess) => readonly [number, number, number],
): Family {
  return {
    name,
    type: 'counter',
    help,
    series: ['0', '1', '2'].map((generation) => ({ name, labels: { generation } })),
    write(process, _nowMs, out, at) {
      out.set(read(process), at);
    },
  };
}

function uptimeS(process: ServerProcess, nowMs: number): number {
  return (nowMs - process.startMs) / 1000;
}

/** Grows fast after the start, then more and more slowly, and a little with each open request. */
function residentBytes(process: ServerProcess, nowMs: number): number {
  const grown = 1 - Math.exp(-uptimeS(process, nowMs) / 7_200);
  const { routed } = process.metrics.gauges;
  return 2.1e9 + 3e8 * grown + 4e5 * routed + 6e6 * process.memoryNoise;
}

function pages(bytes: number): number {
  return Math.round(bytes / pageBytes) * pageBytes;
}
