import type { Text } from '../lib/text';
import type { PanelId } from './panel-id';
import type { Panel } from './panel';

export interface Section {
  readonly id: string;
  readonly title: Text;
  readonly panels: readonly Panel[];
  /** The section is shown only when this metric exists. For sections whose other metrics LMDeploy always exports. */
  readonly onlyWith?: string;
  /** What the title shows of now, each with the words before the number. */
  readonly figures: readonly SectionFigure[];
}

/** The figure of a tile, or the headline of a panel whose value no tile has. */
export type SectionFigure =
  { readonly tile: string; readonly name: Text } | { readonly panel: PanelId; readonly name: Text };
