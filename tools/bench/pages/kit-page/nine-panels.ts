import { cache } from '../../../../src/panels/cache';
import type { Catalogue } from '../../../../src/panels/catalogue';
import { latency } from '../../../../src/panels/latency';
import type { Panel } from '../../../../src/panels/panel';
import type { Section } from '../../../../src/panels/section';
import { scheduler } from '../../../../src/panels/scheduler';
import { throughput } from '../../../../src/panels/throughput';
import { KIT_PANELS } from '../../../kit-panels';
import { failures } from '../../../../src/panels/failures';

// The list of all panels is not imported, so that the page contains only the panels that it shows.
const KNOWN: readonly Panel[] = [...latency, ...throughput, ...scheduler, ...failures, ...cache];

const section: Section = {
  id: 'nine',
  title: { en: 'Nine panels', zh: '九个面板' },
  panels: KNOWN.filter(({ id }) => KIT_PANELS.some((kit) => kit === id)),
  figures: [],
};

/** The nine panels as one section. */
export const NINE_PANELS: Catalogue = { first: section, whole: async () => [section] };
