import type { PageSize } from '../pages/first-page-size';
import type { Case } from '../cases';
import type { FramesResult } from '../frames/measure-frames';
import type { GrowthResult } from '../measure/measure-growth';
import type { ManyResult } from '../measure/measure-many';
import type { ViewersResult } from '../viewers/measure-viewers';
import type { Comparison } from './row';
import type { CaseResult } from '../measure/measure-case';
import type { ParseResult } from '../measure/measure-parse';
import type { PointerResult } from '../measure/measure-pointer';
import type { RefreshesResult } from '../measure/measure-refreshes';

/** The machine and the programs of a run. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly chromium: string;
  readonly prometheus: string;
  readonly node: string;
  /** Load average of the last minute at the start. Times are unreliable when it is above the number of cores. */
  readonly loadAtStart: number;
}

/** All figures of one run; null or empty for a part that was not measured. */
export interface BenchResult {
  readonly machine: Machine;
  readonly cases: readonly CaseResult[];
  readonly tall: (Comparison & { readonly case: Case }) | null;
  readonly pointer: (PointerResult & { readonly ranks: number; readonly rangeS: number }) | null;
  readonly refreshes: RefreshesResult | null;
  readonly many: readonly ManyResult[];
  readonly viewers: readonly ViewersResult[];
  readonly frames: readonly FramesResult[];
  readonly growth: readonly GrowthResult[];
  readonly parse: ParseResult | null;
  readonly size: PageSize | null;
}
