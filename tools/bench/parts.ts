/** What the benchmark can measure, in the order in which it does. */
export const PARTS = [
  'page',
  'tall',
  'all',
  'grafana',
  'pointer',
  'refreshes',
  'many',
  'viewers',
  'frames',
  'growth',
] as const;
export type Part = (typeof PARTS)[number];

/** Without `--only`, everything but this part, which takes hours for the largest histories. */
export const DEFAULT_PARTS: ReadonlySet<Part> = new Set(PARTS.filter((part) => part !== 'growth'));

/** The parts that are measured on each history of the options. */
export const PARTS_OF_CASES: readonly Part[] = ['page', 'tall', 'all', 'grafana', 'pointer'];

/** @throws Error that names the part that does not exist */
export function partsOf(list: string): ReadonlySet<Part> {
  const parts = list.split(',').map((name) => {
    const part = PARTS.find((one) => one === name.trim());
    if (part === undefined) throw new Error(`--only knows ${PARTS.join(', ')}, not "${name}".`);
    return part;
  });
  return new Set(parts);
}
