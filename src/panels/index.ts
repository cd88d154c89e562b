import { cache } from './cache';
import { latency } from './latency';
import type { Panel, Section } from './panel';
import { scheduler } from './scheduler';
import { throughput } from './throughput';

/** The page from top to bottom. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'latency',
    title: { en: 'Latency and queues', zh: '延迟与排队' },
    panels: [...latency, ...scheduler],
    figures: [
      { panel: 'time-to-first-token', name: { en: 'TTFT p95', zh: 'TTFT p95' } },
      { panel: 'inter-token-latency', name: { en: 'ITL p95', zh: 'ITL p95' } },
      { panel: 'e2e-latency', name: { en: 'E2E p95', zh: 'E2E p95' } },
    ],
  },
  {
    id: 'throughput',
    title: { en: 'Throughput and cache', zh: '吞吐与缓存' },
    panels: [...throughput, ...cache],
    figures: [{ panel: 'token-throughput', name: { en: 'generated', zh: '输出' } }],
  },
];

export const PANELS: readonly Panel[] = SECTIONS.flatMap((section) => section.panels);

/** The panel of an id, or null. */
export const panelOf = (id: string): Panel | null => PANELS.find((panel) => panel.id === id) ?? null;
