import type { Role } from '../../../lib/role';
import type { SloKey } from '../../../lib/reading';
import type { Lang } from '../../../lib/text';
import type { Unit } from '../../../lib/units';
import type { Panel } from '../../../panels/panel';
import type { PanelAnswer } from '../panel-answer';
import { curveOf, type Curve } from './slo-curve';

/** One curve of the panel, with the threshold that is about it. */
export interface SloLine {
  readonly slo: SloKey;
  readonly name: string;
  readonly role: Role;
  /** In which a person says its thresholds. */
  readonly unit: Unit;
  /** What one observation is: a request, or one output of it. */
  readonly counted: 'requests' | 'outputs';
  /** Null where nothing was observed, and before the first answer. */
  readonly curve: Curve | null;
  /** That of the range which is compared; null where none is, or nothing was observed in it. */
  readonly before: Curve | null;
}

const HISTOGRAMS: Readonly<Record<string, Pick<SloLine, 'slo' | 'unit' | 'counted'>>> = {
  'lmdeploy:time_to_first_token_seconds': { slo: 'ttftSeconds', unit: 'seconds', counted: 'requests' },
  'lmdeploy:iter_token_latency': { slo: 'itlSeconds', unit: 'milliseconds', counted: 'outputs' },
  'lmdeploy:e2e_request_latency_seconds': { slo: 'e2eSeconds', unit: 'seconds', counted: 'requests' },
};

/** The curves of a panel in the order of its series; a series that no threshold is about has none. */
export function sloLinesOf(panel: Panel, answer: PanelAnswer | null, lang: Lang): SloLine[] {
  return panel.series.flatMap(({ reading, role, name, shortName }, index): SloLine[] => {
    const about = reading.kind === 'cells' ? HISTOGRAMS[reading.histogram] : undefined;
    if (!about) return [];
    const said = shortName ?? name;
    const curveIn = (answers: PanelAnswer['answers'] | undefined): Curve | null => {
      const columns = answers?.[index]?.columns;
      return answer && columns ? curveOf(columns, answer.grid.stepS) : null;
    };
    return [
      {
        ...about,
        name: 'en' in said ? said[lang] : '',
        role,
        curve: curveIn(answer?.answers),
        before: curveIn(answer?.before?.answers),
      },
    ];
  });
}
