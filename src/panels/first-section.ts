import { latency } from './latency';
import type { Section } from './section';

/** The section that loads first; the others load after it, see index.ts. */
export const FIRST_SECTION: Section = {
  id: 'latency',
  title: { en: 'Latency', zh: '延迟' },
  panels: latency,
  figures: [
    { tile: 'ttft', name: { en: 'TTFT p95', zh: 'TTFT p95' } },
    { tile: 'itl', name: { en: 'ITL p95', zh: 'ITL p95' } },
    { tile: 'e2e', name: { en: 'E2E p95', zh: 'E2E p95' } },
  ],
};
