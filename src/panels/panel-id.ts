import type { cache } from './cache';
import type { failures } from './failures';
import type { gpu } from './gpu';
import type { latency } from './latency';
import type { modelStatus } from './model-status';
import type { modelTable } from './model-table';
import type { rankTable } from './rank-table';
import type { ranks } from './ranks';
import type { scheduler } from './scheduler';
import type { service } from './service';
import type { shape } from './shape';
import type { slo } from './slo';
import type { spec } from './spec';
import type { throughput } from './throughput';
import type { time } from './time';

/** The id of a panel of the catalogue. Findings, tiles and figures that name an unknown panel do not compile. */
export type PanelId = (
  | typeof cache
  | typeof failures
  | typeof gpu
  | typeof latency
  | typeof modelStatus
  | typeof modelTable
  | typeof rankTable
  | typeof ranks
  | typeof scheduler
  | typeof service
  | typeof shape
  | typeof slo
  | typeof spec
  | typeof throughput
  | typeof time
)[number]['id'];
