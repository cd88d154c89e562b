import { latency } from './latency';
import type { Section } from './section';

/** The section that loads first; the others load after it, see index.ts. */
export const FIRST_SECTION: Section = {
  id: 'latency',
  title: { en: 'Latency', zh: '延迟' },
  panels: latency,
  figures: [
    { panel: 'time-to-first-token', name: { en: 'TTFT p95', zh: 'TTFT p95' } },
    { panel: 'inter-token-latency', name: { en: 'ITL p95', zh: 'ITL p95' } },
    { panel: 'e2e-latency', name: { en: 'E2E p95', zh: 'E2E p95' } },
  ],
};
