import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
  type Color,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { seriesOrder } from '../charts/shape/series-order';
import { strokeOf, type Stroke } from '../charts/style/strokes';
import type { FrameSeries } from '../lib/frame';
import type { Role } from '../lib/role';
import type { Panel } from '../panels/panel';
import { SECTIONS } from '../panels/index';
import { themeColours, type ColourOf, type ThemeName } from './theme-colours.fixture';

/** Least contrast of a line with what is behind it: https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LEAST_ON_SURFACE = 3;
/** Least contrast between neighbours of the same dash, for a person or a printer without colours. */
const LEAST_BETWEEN_NEIGHBOURS = 1.6;
/** Least CIEDE2000 distance of two lines of the same dash. Above 10 they differ at a glance, above 5 side by side. */
const LEAST_DISTANCE = 9;

const distance = differenceCiede2000();
const VISIONS: ReadonlyMap<string, (colour: Color) => Color> = new Map([
  ['usual', (colour: Color): Color => colour],
  ['protan', filterDeficiencyProt(1)],
  ['deutan', filterDeficiencyDeuter(1)],
  ['tritan', filterDeficiencyTrit(1)],
]);

const themes = themeColours();

const colourOf = (hex: string): Color => {
  const colour = parse(hex);
  if (!colour) throw new Error(`${hex} is not a colour`);
  return colour;
};

/** Two lines as a failing test names them. */
const named = (theme: ThemeName, a: Stroke, b: Stroke): string => `${theme}: ${a.colour} and ${b.colour}`;

const isSameDash = (a: Stroke, b: Stroke): boolean => a.dash.join() === b.dash.join();

interface Line extends Pick<FrameSeries, 'role' | 'rank'> {
  readonly key: string;
}

interface LineSet {
  readonly id: string;
  readonly form: 'lines' | 'stack';
  /** In the order of the legend. */
  readonly strokes: readonly Stroke[];
}

/** The lines of a panel that only colour and dash distinguish. An area between bounds needs neither. */
function lineSetOf({ id, form = 'lines', series }: Panel): LineSet[] {
  if (form !== 'lines' && form !== 'stack') return [];
  const isNamed = (role: Role): boolean => role !== 'rank' && role !== 'position' && role !== 'at-most';
  const lines = series.flatMap(({ role }, i): Line[] => (isNamed(role) ? [{ key: `s${i}`, role }] : []));
  const ordered = seriesOrder(
    lines.map((line) => ({ ...line, name: line.key, values: [] })),
    form,
  );
  // A line over a stack differs from it: it has no area.
  const compared = form === 'stack' ? ordered.filter(({ role }) => role !== 'running') : ordered;
  return compared.length < 2 ? [] : [{ id, form, strokes: compared.map((line) => strokeOf(line, form)) }];
}

const panels: readonly Panel[] = SECTIONS.flatMap((section) => section.panels);
const panelSets = panels.flatMap(lineSetOf);
const numbered = (role: 'rank' | 'position', count: number): Stroke[] =>
  Array.from({ length: count }, (_, rank) => strokeOf({ role, rank }));
const neighbours = (strokes: readonly Stroke[]): [Stroke, Stroke][] =>
  strokes.slice(1).map((stroke, i) => [strokes[i] ?? stroke, stroke]);
const pairs = (strokes: readonly Stroke[]): [Stroke, Stroke][] =>
  strokes.flatMap((a, i) => strokes.slice(i + 1).map((b): [Stroke, Stroke] => [a, b]));

function contrastOf(theme: ColourOf, [a, b]: readonly [Stroke, Stroke]): number {
  return wcagContrast(theme(a.colour), theme(b.colour));
}

function leastDistance(theme: ColourOf, [a, b]: readonly [Stroke, Stroke]): number {
  const [first, second] = [colourOf(theme(a.colour)), colourOf(theme(b.colour))];
  return Math.min(...[...VISIONS.values()].map((seen) => distance(seen(first), seen(second))));
}

describe.each(['light', 'dark'] as const)('the lines of charts in the %s theme', (name) => {
  const theme = themes[name];

  it('stand out from the panel and from what floats over it', () => {
    const strokes = [
      ...panelSets.flatMap((set) => set.strokes),
      ...numbered('rank', 8),
      ...numbered('position', 6),
    ];
    for (const { colour } of strokes) {
      for (const behind of ['--lmd-surface', '--lmd-raised']) {
        const contrast = wcagContrast(theme(colour), theme(behind));
        expect(contrast, `${colour} on ${behind}`).toBeGreaterThanOrEqual(LEAST_ON_SURFACE);
      }
    }
  });

  it('differ in lightness or in dash from their neighbours, without any hue', () => {
    const sets = [
      ...panelSets.filter(({ form }) => form === 'lines').map(({ strokes }) => strokes),
      numbered('rank', 65),
      numbered('position', 12),
    ];
    for (const [a, b] of sets.flatMap(neighbours)) {
      if (!isSameDash(a, b)) continue;
      expect(contrastOf(theme, [a, b]), named(name, a, b)).toBeGreaterThanOrEqual(LEAST_BETWEEN_NEIGHBOURS);
    }
  });

  it('differ in colour or in dash from all lines of their panel, also for a person who does not see red, green or blue', () => {
    for (const [a, b] of [
      ...panelSets.filter(({ form }) => form === 'lines').map((set) => set.strokes),
      numbered('rank', 64),
    ].flatMap(pairs)) {
      if (!isSameDash(a, b)) continue;
      expect(leastDistance(theme, [a, b]), named(name, a, b)).toBeGreaterThanOrEqual(LEAST_DISTANCE);
    }
  });

  it('have layers of a stack that differ in colour from the layers above and below', () => {
    for (const [a, b] of panelSets
      .filter(({ form }) => form === 'stack')
      .flatMap((set) => neighbours(set.strokes))) {
      expect(leastDistance(theme, [a, b]), named(name, a, b)).toBeGreaterThanOrEqual(LEAST_DISTANCE);
    }
  });

  it('have solid percentiles in equal steps of lightness', () => {
    const solid = (['p50', 'p95', 'p99'] as const).map((role) => strokeOf({ role }));
    for (const { dash } of solid) expect(dash).toEqual([]);
    for (const pair of neighbours(solid)) expect(contrastOf(theme, pair)).toBeGreaterThanOrEqual(1.95);
  });

  it('have four ranks that differ in lightness, each from all others', () => {
    for (const pair of pairs(numbered('rank', 4)))
      expect(contrastOf(theme, pair), named(name, ...pair)).toBeGreaterThanOrEqual(1.3);
  });
});
