import type { Capacity } from '../../findings/capacity/capacity-report';
import { requestsText } from '../../findings/capacity/capacity-sentences';
import { sayIn, type Text } from '../../lib/text';
import type { Lang } from '../../lib/text';
import { formatNumber } from '../../lib/units';
import { CAPACITY_WORDS } from './capacity-words';

/** The heads of the columns after the name. */
export const CAPACITY_HEADS: readonly Text[] = [
  CAPACITY_WORDS.limit,
  CAPACITY_WORDS.shown,
  CAPACITY_WORDS.now,
  CAPACITY_WORDS.used,
  CAPACITY_WORDS.headroom,
];

const load = (value: number | undefined): string =>
  value === undefined ? '–' : formatNumber(Number(value.toPrecision(3)), 0);

/** The cells of {@link CAPACITY_HEADS}: `≥` for a lower bound, `≈` for an estimate beside it, `–` for what is not known. */
export function capacityCells({ limit, estimate, shown, now, headroom }: Capacity): string[] {
  const isBound = limit.kind === 'at-least';
  const most = limit.kind === 'reached' || isBound ? limit.load : undefined;
  const sign = isBound ? '≥ ' : '';
  // A lower bound that the load has passed says nothing of what is left.
  const isPassed = isBound && now !== null && now.load >= limit.load;
  return [
    most === undefined
      ? '–'
      : `${sign}${load(most)}${estimate === null ? '' : ` (≈ ${load(estimate.load)})`}`,
    load(shown?.load),
    load(now?.load),
    most === undefined || now === null || isPassed
      ? '–'
      : `${isBound ? '≤ ' : ''}${Math.round((100 * now.load) / most)}%`,
    headroom === null || isPassed ? '–' : `${sign}${headroom < 0 ? '−' : ''}${requestsText(headroom)}`,
  ];
}

export const capacityHeads = (lang: Lang): string[] => CAPACITY_HEADS.map((head) => sayIn(lang, head));
