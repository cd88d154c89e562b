import { SECTIONS } from '../src/panels';

/** The panels of the dashboard that comes with LMDeploy: what every test of the whole page looks at. */
export const KIT_PANELS = [
  'e2e-latency',
  'token-throughput',
  'time-per-output-token',
  'inter-token-latency',
  'scheduler',
  'time-to-first-token',
  'kv-cache-usage',
  'finish-reason',
  'queue-time',
] as const;

/** Sections that nothing in the world of these tests is exported for. */
const ABSENT: ReadonlySet<string> = new Set(['gpu', 'spec']);

/** How many panels stand on the page. */
export const SHOWN_PANELS = SECTIONS.filter(({ id }) => !ABSENT.has(id)).flatMap(
  ({ panels }) => panels,
).length;
