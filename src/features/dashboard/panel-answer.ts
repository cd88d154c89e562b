import type { Grid } from '../../lib/frame';
import type { Panel } from '../../panels/panel';
import type { Ask, ReadingAnswer } from '../../queries/asker';
import type { Binding } from '../../queries/promql';

/** All that Prometheus said for one panel, and what it was asked. */
export interface PanelAnswer {
  readonly grid: Grid;
  readonly binding: Binding;
  /** One for each of the panel's series, in their order. */
  readonly answers: readonly ReadingAnswer[];
}

/** @throws QueryError when one of the readings fails: half a panel would lie */
export async function fetchPanel(panel: Panel, ask: Ask, grid: Grid, binding: Binding): Promise<PanelAnswer> {
  return { grid, binding, answers: await ask(panel.series.map((series) => series.reading)) };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

export const warningsOf = ({ answers }: PanelAnswer): string[] =>
  unique(answers.flatMap((a) => [...a.warnings, ...a.infos]));
