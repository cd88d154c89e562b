import type { Grid } from '../lib/frame';
import type { CauseReport } from './cause-looks';
import type { CauseQuery } from './look-back';

/** From the page to the worker that looks for causes. `id`: of a look; `loadId`: of a query of it. */
export type ToWorker =
  | { readonly kind: 'look'; readonly id: number; readonly query: CauseQuery; readonly isFurther: boolean }
  | {
      readonly kind: 'loaded';
      readonly loadId: number;
      readonly body: ArrayBuffer;
      readonly metricPrefix: string;
    }
  | { readonly kind: 'failed'; readonly loadId: number }
  | { readonly kind: 'cancel'; readonly id: number };

/** From the worker to the page. `ended`: null is a look that found nothing new. */
export type ToPage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly loadId: number;
      readonly expr: string;
      readonly grid: Grid;
    }
  | { readonly kind: 'ended'; readonly id: number; readonly report: CauseReport | null }
  | { readonly kind: 'failed'; readonly id: number };
