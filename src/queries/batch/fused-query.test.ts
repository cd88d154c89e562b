import { describe, expect, it } from 'vitest';
import { fusedQuery } from './fused-query';

const part = (expr: string, index: number): string => `label_replace(${expr},"lmd_query","${index}","","")`;

describe('fusedQuery', () => {
  it('leaves one expression as it is', () => {
    expect(fusedQuery(['a'])).toEqual({ text: 'a', parts: [{ expr: 'a', from: 0, to: 1 }] });
  });

  it('joins expressions as a balanced tree, in their order', () => {
    expect(fusedQuery(['a', 'b', 'c']).text).toBe(
      `((${part('a', 0)} or ${part('b', 1)}) or ${part('c', 2)})`,
    );
  });

  it('has histograms in a tree of their own, before the others', () => {
    const [a, d] = ['sum by (le) (a) or (b or c)', 'sum by (le) (d)'];
    expect(fusedQuery(['x', a, 'y', d]).text).toBe(
      `((${part(a, 1)} or ${part(d, 3)}) or (${part('x', 0)} or ${part('y', 2)}))`,
    );
  });

  it('knows where each expression is in the text', () => {
    const exprs = Array.from({ length: 13 }, (_, i) => (i % 3 ? `sum(m_${i} or b)` : `sum by (le) (m_${i})`));
    const { text, parts } = fusedQuery(exprs);
    expect(parts.map(({ from, to }) => text.slice(from, to))).toEqual(exprs);
    expect(parts.map(({ expr }) => expr)).toEqual(exprs);
  });

  it('nests as deeply as the logarithm of the number of expressions', () => {
    const { text } = fusedQuery(Array.from({ length: 16 }, (_, i) => `m${i}`));
    expect(text.startsWith('((((label_replace(m0,')).toBe(true);
  });
});
