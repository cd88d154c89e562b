import type { Config, ModelPrices } from '../../lib/config';
import type { TokenStep } from './token-steps';

type Prices = Config['prices'];

/** Amounts of money; null where a price or a number is not known. */
export interface Cost {
  /** By prices of tokens. */
  readonly tokens: number | null;
  /** By the price of a GPU hour. */
  readonly gpus: number | null;
}

const MILLION = 1_000_000;
const HOUR_S = 3600;

/** The prices of a model: its own, else those of all. */
function pricesOf(prices: Prices, model: string): Omit<Prices, 'models' | 'currency'> {
  const own: Partial<ModelPrices> = prices.models.find((one) => one.model === model) ?? {};
  const { input, cachedInput, output, gpuHour, gpusPerRank } = prices;
  return {
    input: own.input ?? input,
    // The price of cached tokens goes with that of the others: a model with a price of its own has no discount by default.
    cachedInput: own.cachedInput ?? (own.input === undefined ? cachedInput : null),
    output: own.output ?? output,
    gpuHour: own.gpuHour ?? gpuHour,
    gpusPerRank: own.gpusPerRank ?? gpusPerRank,
  };
}

/** What a model cost in a time. Cached tokens are input tokens too; without a count of them all input has the full price. */
export function costOf(step: Readonly<TokenStep>, model: string, prices: Prices): Cost {
  const { input, cachedInput, output, gpuHour, gpusPerRank } = pricesOf(prices, model);
  const { in: all, out, rankS } = step;
  const cached = Math.min(step.cached ?? 0, all ?? 0);
  const isKnown = all !== null && out !== null && (input !== null || output !== null);
  const gpuHours = rankS === null ? null : (rankS / HOUR_S) * gpusPerRank;
  return {
    tokens: isKnown
      ? ((all - cached) * (input ?? 0) + cached * (cachedInput ?? input ?? 0) + out * (output ?? 0)) / MILLION
      : null,
    gpus: gpuHour === null || gpuHours === null ? null : gpuHours * gpuHour,
  };
}

/** Costs of several models together; null where one of them is not known. */
export const sumOfCosts = (costs: readonly Cost[]): Cost => {
  const sum = (key: keyof Cost): number | null =>
    costs.reduce<number | null>(
      (all, { [key]: one }) => (all === null || one === null ? null : all + one),
      costs.length === 0 ? null : 0,
    );
  return { tokens: sum('tokens'), gpus: sum('gpus') };
};

/** Which amounts the prices can give for some model. */
export const pricedParts = ({
  input,
  output,
  gpuHour,
  models,
}: Prices): { tokens: boolean; gpus: boolean } => ({
  tokens: [input, output, ...models.flatMap((one) => [one.input, one.output])].some(
    (one) => typeof one === 'number',
  ),
  gpus: [gpuHour, ...models.map((one) => one.gpuHour)].some((one) => typeof one === 'number'),
});
