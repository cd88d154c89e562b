import type { Lang } from '../../lib/text';
import { formatNumber, unitScale, unitSymbol, type Unit } from '../../lib/units';

/** An objective as the chart and the head of the panel show it. */
export interface SloMark {
  /** In the unit of Prometheus. */
  readonly value: number;
  /** `1 s`, `100 ms`. */
  readonly words: string;
}

export function sloOf(valueS: number, unit: Unit, lang: Lang): SloMark {
  const shown = Number((valueS * unitScale(unit)).toPrecision(6));
  const decimals = Math.min(4, (String(shown).split('.')[1] ?? '').length);
  return { value: valueS, words: `${formatNumber(shown, decimals)} ${unitSymbol(unit, lang)}` };
}
