import { formatValue } from '../../../lib/units';
import type { TableColumn } from './table-column';

/**
 * A number of a cell; a duration has the units of the language in it: `1h 58m`, `1 小时 58 分`.
 * @param value in the unit of Prometheus; null is unknown
 */
export function numberText(
  value: number | null,
  { unit, decimals, durationNames = [] }: Pick<TableColumn, 'unit' | 'decimals' | 'durationNames'>,
): string {
  return formatValue(value, unit, decimals).replaceAll(
    /(\d)([dhms])\b/g,
    (text, digit: string, letter: string) => {
      const name = durationNames['dhms'.indexOf(letter)] ?? letter;
      return name === letter ? text : `${digit} ${name}`;
    },
  );
}
