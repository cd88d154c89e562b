/** What the benchmark can measure, in the order in which it does. */
export const PARTS = ['page', 'all', 'grafana', 'pointer', 'refreshes'] as const;
export type Part = (typeof PARTS)[number];

/** @throws Error that names the part that does not exist */
export function partsOf(list: string): ReadonlySet<Part> {
  const parts = list.split(',').map((name) => {
    const part = PARTS.find((one) => one === name.trim());
    if (part === undefined) throw new Error(`--only knows ${PARTS.join(', ')}, not "${name}".`);
    return part;
  });
  return new Set(parts);
}
