import { FIRST_SECTION } from './first-section';
import type { Section } from './section';

/** What a page may show, from top to bottom. */
export interface Catalogue {
  /** Available at once; null: none. */
  readonly first: Section | null;
  /** All sections, the first among them; null for a page without sections, whose panels come one by one. */
  readonly whole: (() => Promise<readonly Section[]>) | null;
}

/** All panels. Those below the first section are a separate chunk that loads while the page draws the first section. */
export const CATALOGUE: Catalogue = {
  first: FIRST_SECTION,
  whole: async () => (await import('./index')).SECTIONS,
};
