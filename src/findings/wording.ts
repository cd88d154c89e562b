import { listOf } from '../i18n/sentence';
import type { Labels } from '../lib/labels';
import { formatNumber } from '../lib/units';
import type { FindingInputs } from './finding';

/** A factor before the sign `×`: one decimal, none from 10 on. */
export const factor = (value: number): string => formatNumber(value, value < 9.95 ? 1 : 0);

/** The names of ranks in one list. */
export const ranksText = (
  { rankName, language }: Pick<FindingInputs, 'rankName' | 'language'>,
  ranks: readonly { readonly labels: Labels }[],
): string =>
  listOf(
    ranks.map(({ labels }) => rankName(labels)),
    language.words.names,
  );
