import { metricsOf } from '../../lib/reading';
import type { Panel } from '../../panels/panel';
import type { Section } from '../../panels/section';

/**
 * The sections for which the selection exports metrics.
 * @param names metrics of the selection; null while unknown or when the server does not list them: then the sections that
 *   need metrics of LMDeploy are shown
 * @param hasModels false where panels of several models have nothing to compare
 */
export const shownSections = (
  sections: readonly Section[],
  names: ReadonlySet<string> | null,
  hasModels: boolean,
): readonly Section[] =>
  withoutModels(sections, hasModels).filter(({ panels, onlyWith }) => {
    if (onlyWith !== undefined && names?.has(onlyWith) !== true) return false;
    return panels.some((panel) => {
      const needed = metricsNeeded(panel);
      if (names === null || names.size === 0) return needed.some((name) => name.startsWith('lmdeploy:'));
      return needed.some((name) => names.has(name));
    });
  });

/** The same objects where nothing is left out: nothing is drawn anew for them. */
const withoutModels = (sections: readonly Section[], hasModels: boolean): readonly Section[] =>
  hasModels
    ? sections
    : sections.map((section) =>
        section.panels.some(isOfModels)
          ? { ...section, panels: section.panels.filter((panel) => !isOfModels(panel)) }
          : section,
      );

const isOfModels = ({ onlyWith }: Panel): boolean => onlyWith === 'two-models';

/** The metrics of a panel, each once. */
export const metricsNeeded = ({ series }: Panel): string[] => [
  ...new Set(series.flatMap(({ reading }) => metricsOf(reading))),
];
