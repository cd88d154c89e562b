import type { ShownParts } from '../../url/shown-parts';
import type { ElementKind } from '../host';

/** What one element shows. */
export interface Part {
  readonly kind: ElementKind;
  /** The id of its panel, or null. */
  readonly panel: string | null;
}

/** What the elements of an engine show together. Each panel is loaded once. */
export function unionOfParts(parts: readonly Part[]): ShownParts {
  const ids = parts.flatMap(({ kind, panel }) => (kind === 'panel' && panel !== null ? [panel] : []));
  const hasFindings = parts.some(({ kind }) => kind === 'findings');
  return {
    panels: [...new Set(ids)],
    hasOverview: parts.some(({ kind }) => kind === 'overview'),
    hasFindings,
    hasWatches: hasFindings,
    mostInRow: 1,
  };
}
