import type { Labels } from '../lib/labels';
import { rankKeyOfSeries } from '../lib/rank-labels';

/** Unique for each scrape target: all ranks of a target have the same. */
export const targetKey = (labels: Labels): string =>
  rankKeyOfSeries({ ...labels, model_name: '', engine: '' });
