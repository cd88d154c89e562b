import type { CleanUp } from '../../process/clean-up';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';

/** A Prometheus on a kept history. It must not rearrange the blocks while it is measured, nor for the next run. */
export const startOnHistory = (dataDir: string, cleanUp: CleanUp): Promise<RunningPrometheus> =>
  startPrometheus({
    dataDir,
    cleanUp,
    extraArgs: ['--storage.tsdb.min-block-duration=2h', '--storage.tsdb.max-block-duration=2h'],
  });
