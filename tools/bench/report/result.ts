import type { PageSize } from '../pages/first-page-size';
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

/** All figures of one run; null for a part that was not measured. */
export interface BenchResult {
  readonly machine: Machine;
  readonly cases: readonly CaseResult[];
  readonly pointer: (PointerResult & { readonly ranks: number; readonly rangeS: number }) | null;
  readonly refreshes: RefreshesResult | null;
  readonly parse: ParseResult | null;
  readonly size: PageSize;
}
