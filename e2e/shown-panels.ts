import { SECTIONS } from '../src/panels';

/** Sections that nothing in the world of these tests is exported for. */
const ABSENT: ReadonlySet<string> = new Set(['gpu', 'spec']);

/** How many panels stand on the page. */
export const SHOWN_PANELS = SECTIONS.filter(({ id }) => !ABSENT.has(id)).flatMap(
  ({ panels }) => panels,
).length;
