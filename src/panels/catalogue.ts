import { FIRST_SECTION } from './first-section';
import type { Section } from './section';

/** What a page may show, from top to bottom. */
export interface Catalogue {
  /** Stands at once. */
  readonly first: Section;
  /** All sections, the first among them. */
  readonly whole: () => Promise<readonly Section[]>;
}

/** All panels that there are. Those below the first section are a part of their own, loaded while the first are drawn. */
export const CATALOGUE: Catalogue = {
  first: FIRST_SECTION,
  whole: async () => (await import('./index')).SECTIONS,
};
