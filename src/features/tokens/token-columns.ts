import { pricedParts, type Cost } from '../../findings/tokens/token-cost';
import type { TokenStep } from '../../findings/tokens/token-steps';
import type { Config } from '../../lib/config';
import type { Text } from '../../lib/text';
import { TOKENS_WORDS } from './tokens-words';

/** One row: a model over the whole time, or a model in a period. */
export interface TokenRow {
  readonly key: string;
  readonly name: string;
  readonly step: Readonly<TokenStep>;
  readonly cost: Cost;
}

export interface TokenColumn {
  /** The head in a CSV file. */
  readonly id: string;
  readonly title: Text;
  readonly hint: Text;
  /** Decimals for people. */
  readonly decimals: number;
  /** Null where it is not known. */
  readonly of: (row: Pick<TokenRow, 'step' | 'cost'>) => number | null;
}

const HOUR_S = 3600;
const W = TOKENS_WORDS;

const perToken = ({ joules, out }: Readonly<TokenStep>): number | null =>
  joules === null || out === null || out === 0 ? null : joules / out;

const withCurrency = ({ en, zh }: Text, currency: string): Text => ({
  en: en.replace('{currency}', () => currency),
  zh: zh.replace('{currency}', () => currency),
});

/** The columns that have a number in some row: prices, energy and busiest minutes are not always known. */
export function tokenColumns(
  steps: readonly Readonly<TokenStep>[],
  prices: Config['prices'],
): readonly TokenColumn[] {
  const { currency } = prices;
  const priced = pricedParts(prices);
  const has = (key: keyof TokenStep): boolean => steps.some((step) => step[key] !== null);
  const count = (id: string, title: Text, hint: Text, key: keyof TokenStep): TokenColumn => ({
    id,
    title,
    hint,
    decimals: 0,
    of: ({ step }) => step[key],
  });
  const peaks = [
    count('peak_input_tokens_per_minute', W.peakIn, W.peakHint, 'peakIn'),
    count('peak_output_tokens_per_minute', W.peakOut, W.peakHint, 'peakOut'),
  ];
  const money = (id: string, title: Text, hint: Text, of: (cost: Cost) => number | null): TokenColumn => ({
    id: `${id}_${currency}`,
    title: withCurrency(title, currency),
    hint,
    decimals: 2,
    of: ({ cost }) => of(cost),
  });
  return [
    count('input_tokens', W.input, W.inputHint, 'in'),
    count('cached_tokens', W.cached, W.cachedHint, 'cached'),
    count('output_tokens', W.output, W.outputHint, 'out'),
    ...(has('peakIn') || has('peakOut') ? peaks : []),
    {
      id: 'rank_hours',
      title: W.rankHours,
      hint: W.rankHoursHint,
      decimals: 1,
      of: ({ step: { rankS } }) => (rankS === null ? null : rankS / HOUR_S),
    },
    ...(priced.tokens ? [money('token_price', W.tokenCost, W.tokenCostHint, ({ tokens }) => tokens)] : []),
    ...(priced.gpus ? [money('gpu_cost', W.gpuCost, W.gpuCostHint, ({ gpus }) => gpus)] : []),
    ...(has('joules')
      ? [
          {
            id: 'joules_per_output_token',
            title: W.joules,
            hint: W.joulesHint,
            decimals: 2,
            of: ({ step }) => perToken(step),
          } satisfies TokenColumn,
        ]
      : []),
  ];
}

/** A number for people, with all its digits before the point: `1,234,567`; `–` where it is not known. */
export function tokenText(value: number | null, decimals: number): string {
  if (value === null) return '–';
  // An amount below a cent keeps two digits.
  const places =
    value > 0 && value < 10 ** -decimals ? Math.min(8, 1 - Math.floor(Math.log10(value))) : decimals;
  const [whole = '0', fraction] = value.toFixed(decimals === 0 ? 0 : places).split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}
