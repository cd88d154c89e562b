import type { Lang } from '../../lib/text';
import type { Unit } from '../../lib/units';
import { valueText } from './value-text';

/** The value beside the crosshair while the pointer is on another chart: `p95 82 ms`. */
export const headlineText = (name: string, value: number, unit: Unit, decimals: number, lang: Lang): string =>
  `${name} ${valueText(value, unit, decimals, lang)}`;
