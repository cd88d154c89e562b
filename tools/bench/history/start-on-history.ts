import type { CleanUp } from '../../process/clean-up';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';

/** Starts Prometheus on a kept history, without compaction: that would change the blocks for this and later runs. */
export const startOnHistory = (dataDir: string, cleanUp: CleanUp): Promise<RunningPrometheus> =>
  startPrometheus({
    dataDir,
    cleanUp,
    extraArgs: ['--storage.tsdb.min-block-duration=2h', '--storage.tsdb.max-block-duration=2h'],
  });
