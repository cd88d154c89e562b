import { LATENCY_GOALS, type LatencyGoal } from '../../../lib/latency-goals';
import type { Role } from '../../../lib/role';
import { sayIn, type Lang } from '../../../lib/text';
import type { Panel } from '../../../panels/panel';
import type { GroupResult } from '../../../session/group-result';
import { curveOf, type Curve } from './slo-curve';

/** One curve of the panel, with its threshold. */
export interface SloLine extends Pick<LatencyGoal, 'slo' | 'unit' | 'counted'> {
  readonly name: string;
  readonly role: Role;
  /** Null without observations, and before the first result. */
  readonly curve: Curve | null;
  /** The curve of the compared range; null without a comparison or without observations. */
  readonly before: Curve | null;
}

/** The curves of a panel in the order of its series; a series without a threshold has no curve. */
export function sloLinesOf(panel: Panel, result: GroupResult | null, lang: Lang): SloLine[] {
  return panel.series.flatMap(({ reading, role, name, shortName }, index): SloLine[] => {
    const goal = Object.values(LATENCY_GOALS).find(
      ({ histogram }) => reading.kind === 'cells' && histogram === reading.histogram,
    );
    if (!goal) return [];
    const said = shortName ?? name;
    const curveIn = (results: GroupResult['results'] | undefined): Curve | null => {
      const columns = results?.[index]?.columns;
      return result && columns ? curveOf(columns, result.grid.stepS) : null;
    };
    return [
      {
        slo: goal.slo,
        unit: goal.unit,
        counted: goal.counted,
        name: 'en' in said ? sayIn(lang, said) : '',
        role,
        curve: curveIn(result?.results),
        before: curveIn(result?.before?.results),
      },
    ];
  });
}
