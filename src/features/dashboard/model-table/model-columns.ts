import { sayIn, type Lang, type Text } from '../../../lib/text';
import { decimalsFor, unitSymbol, unitTop, type Unit } from '../../../lib/units';
import type { TableColumn } from '../table/table-column';
import type { ModelNumbers, ModelRow } from './model-rows';

interface NumberOf {
  readonly unit: Unit;
  readonly of: (row: ModelRow) => number | null;
  readonly name: Text;
  readonly hint?: Text;
  readonly hasBar?: true;
  /** At least; default: those of the unit. */
  readonly decimals?: number;
  /** True where the name says the unit. */
  readonly isNamed?: true;
}

const of =
  (key: keyof ModelNumbers) =>
  ({ numbers }: ModelRow): number | null =>
    numbers[key];

/** The columns of numbers, in their order. */
const NUMBERS: readonly NumberOf[] = [
  {
    unit: 'count',
    of: ({ signs }) => signs.up,
    name: { en: 'ranks up', zh: '在线 Rank' },
    isNamed: true,
    hint: {
      en: 'Ranks that Prometheus can scrape, of those that reported within the last day',
      zh: 'Prometheus 能抓取的 Rank 数 / 近一天内上报过的 Rank 数',
    },
  },
  { unit: 'requestsPerSecond', of: of('requests'), name: { en: 'requests/s', zh: '请求/s' }, isNamed: true },
  {
    unit: 'tokensPerSecond',
    of: of('prompt'),
    name: { en: 'tokens/s in', zh: '输入 Token/s' },
    isNamed: true,
  },
  {
    unit: 'tokensPerSecond',
    of: of('generated'),
    name: { en: 'tokens/s out', zh: '输出 Token/s' },
    isNamed: true,
  },
  {
    unit: 'seconds',
    of: of('ttft'),
    name: { en: 'TTFT p99', zh: 'TTFT p99' },
    hint: {
      en: 'User-perceived: p99 of TTFT plus the estimated mean wait in the API queue',
      zh: '用户侧：TTFT 的 p99 加上估计的平均 API 排队时间',
    },
  },
  { unit: 'milliseconds', of: of('itl'), name: { en: 'ITL p99', zh: 'ITL p99' } },
  {
    unit: 'percent',
    of: of('attainment'),
    decimals: 1,
    name: { en: 'SLO', zh: 'SLO' },
    hint: {
      en: 'The lowest share of requests within an objective: TTFT, ITL or E2E',
      zh: 'TTFT、ITL、E2E 三项达标率中最低的一项',
    },
  },
  { unit: 'requests', of: of('running'), name: { en: 'running', zh: '运行中' }, isNamed: true },
  {
    unit: 'requests',
    of: of('waiting'),
    name: { en: 'waiting', zh: '排队' },
    isNamed: true,
    hint: {
      en: 'Engine queue plus API queue, which is an estimate',
      zh: '引擎排队与 API 排队之和，后者为估计值',
    },
  },
  {
    unit: 'percent',
    of: of('kv'),
    name: { en: 'KV', zh: 'KV' },
    hasBar: true,
    hint: { en: 'KV cache usage of the fullest rank', zh: '各 Rank 中最高的 KV Cache 占用' },
  },
  { unit: 'percent', of: of('hits'), name: { en: 'prefix hits', zh: '前缀命中' } },
  { unit: 'percent', of: of('failures'), name: { en: 'failed', zh: '失败' } },
];

/** The number of a model in a column. */
export const modelCell = (row: ModelRow, index: number): number | null => NUMBERS[index]?.of(row) ?? null;

export const MODEL_COLUMN_COUNT = NUMBERS.length;

export const modelColumnsOf = (rows: readonly ModelRow[], lang: Lang): TableColumn[] =>
  NUMBERS.map(({ unit, of, name, hint, hasBar, isNamed, decimals = 0 }, index): TableColumn => {
    const largest = rows.reduce((most, row) => Math.max(most, Math.abs(of(row) ?? 0)), 0);
    return {
      index,
      name: sayIn(lang, name),
      unit,
      symbol: isNamed ? null : unitSymbol(unit, lang),
      decimals: Math.max(decimals, decimalsFor(unit, largest)),
      barTop: hasBar ? unitTop(unit) : null,
      ...(hint ? { hint: sayIn(lang, hint) } : {}),
    };
  });
