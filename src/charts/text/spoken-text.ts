import type { Lang } from '../../lib/text';
import { formatValue, unitSymbol } from '../../lib/units';
import type { Picture } from '../picture';
import type { TooltipContent } from '../pointer/tooltip-content';

/** The tooltip for a screen reader: the time, each line, the unit once, then facts and notes. */
export function spokenText(moment: string, content: TooltipContent, picture: Picture, lang: Lang): string {
  const { unit, decimals } = picture;
  return [
    moment,
    ...content.rows.map(({ line, value }) => `${line.series.name} ${formatValue(value, unit, decimals)}`),
    unitSymbol(unit, lang),
    ...[...content.head, ...content.tail].map(({ name, text }) => `${name} ${text}`),
    ...content.notes,
  ].join(', ');
}
