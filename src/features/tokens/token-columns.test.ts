import { expect, test } from 'vitest';
import { noStep } from '../../findings/tokens/token-steps';
import { tokenTable } from '../../findings/tokens/token-table';
import { DEFAULT_CONFIG } from '../../lib/config';
import { tokenColumns, tokenText } from './token-columns';
import { tokensCsv } from './tokens-csv';

test.each([
  [null, 0, '–'],
  [0, 2, '0.00'],
  [1_234_567, 0, '1,234,567'],
  [1234.567, 2, '1,234.57'],
  [0.004567, 2, '0.0046'],
])('%s with %d decimals is %s', (value, decimals, text) => {
  expect(tokenText(value, decimals)).toBe(text);
});

test('a file has each model in each period, in exact numbers, and blank cells for what is unknown', () => {
  const prices = { ...DEFAULT_CONFIG.prices, output: 3 };
  const steps = { grid: { startS: 7200, endS: 10_800, stepS: 3600 }, lengthS: 3600 };
  const models = new Map([
    ['a,b', [{ ...noStep(), in: 10, out: 100_000.5, cached: 4, rankS: 3600 }, noStep()]],
  ]);
  const periods = [
    { startS: 3600, endS: 7200 },
    { startS: 7200, endS: 10_800 },
  ];
  const table = tokenTable(periods, [{ ...steps, models }]);
  const columns = tokenColumns(
    table.models.map(({ total }) => total),
    prices,
  );
  expect(tokensCsv(table, columns, prices).split('\r\n')).toEqual([
    'start,end,model_name,input_tokens,cached_tokens,output_tokens,rank_hours,token_price_USD',
    '1970-01-01T01:00:00.000Z,1970-01-01T02:00:00.000Z,"a,b",10,4,100000.5,1,0.3000015',
    '1970-01-01T02:00:00.000Z,1970-01-01T03:00:00.000Z,"a,b",,,,,',
    '',
  ]);
});
