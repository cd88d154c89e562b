import { PANELS, SECTIONS } from '../src/panels';

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

/** How many panels stand on a page without GPU metrics, of which the simulator has none. */
export const SHOWN_PANELS = PANELS.length - (SECTIONS.find(({ id }) => id === 'gpu')?.panels.length ?? 0);
