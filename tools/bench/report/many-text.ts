import { caseName } from '../cases';
import type { ManyResult } from '../measure/measure-many';
import type { PointerResult } from '../measure/measure-pointer';
import { numberText } from './table';

/** What the page costs with many ranks. */
export function manyText(one: ManyResult): string {
  const lines = [
    [
      'window painted',
      `${numberText(one.windowMs)} ms; hand-written page ${numberText(one.handWrittenMs)} ms`,
    ],
    ['settled', `${numberText(one.settledMs)} ms`],
    ['longest task of the load', `${numberText(one.loadTaskMs)} ms`],
    ['longest task, table and picker', `${numberText(one.useTaskMs)} ms`],
    ['nodes with all panels', numberText(one.nodes)],
    ['pointer over lines of ranks', pointerText(one.pointer)],
  ] as const;
  const width = Math.max(...lines.map(([what]) => what.length));
  return `${caseName(one.case)}\n${lines.map(([what, words]) => `${what.padEnd(width)}  ${words}`).join('\n')}`;
}

export const pointerText = ({ worstMs, p99Ms, medianMs, frames }: PointerResult): string =>
  `worst frame ${numberText(worstMs)} ms, p99 ${numberText(p99Ms)} ms, median ${numberText(medianMs)} ms (${frames} frames)`;
