import type { Plugin } from 'vite';

const UPLOT = /\/uplot\/dist\/uPlot\.esm\.js$/;
/** Functions that uPlot only offers to others, as properties of its class. It uses none of them itself. */
const UNUSED = ['uPlot.join', 'uPlot.tzDate', 'paths.stepped', 'paths.bars', 'paths.spline'] as const;

/**
 * Leaves parts of uPlot out of the build that the charts do not use: bars, steps, curves, the join of tables, and dates of other
 * time zones. The build fails when a new version of uPlot has another text.
 */
export function uplotParts(): Plugin {
  return {
    name: 'uplot-parts',
    apply: 'build',
    transform: {
      filter: { id: UPLOT },
      handler(code, id) {
        let rest = code;
        for (const part of UNUSED) {
          const line = new RegExp(String.raw`^\t\(?${part.replace('.', String.raw`\.`)} *= *\w+\)?;$`, 'm');
          if (!line.test(rest)) return this.error(`no ${part} in ${id}`);
          rest = rest.replace(line, '');
        }
        return { code: rest, map: null };
      },
    },
  };
}
