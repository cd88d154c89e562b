import { cache } from '../../../../src/panels/cache';
import type { Catalogue } from '../../../../src/panels/catalogue';
import { failures } from '../../../../src/panels/failures';
import { latency } from '../../../../src/panels/latency';
import type { Panel, Section } from '../../../../src/panels/panel';
import { scheduler } from '../../../../src/panels/scheduler';
import { throughput } from '../../../../src/panels/throughput';
import { KIT_PANELS } from '../../../kit-panels';

// Not of the list of all panels, so that the page is as large as what it shows.
const KNOWN: readonly Panel[] = [...latency, ...throughput, ...scheduler, ...failures, ...cache];

const section: Section = {
  id: 'nine',
  title: { en: 'Nine panels', zh: '九个面板' },
  panels: KNOWN.filter(({ id }) => KIT_PANELS.some((kit) => kit === id)),
  figures: [],
};

/** They alone, all at once. */
export const NINE_PANELS: Catalogue = { first: section, whole: async () => [section] };
