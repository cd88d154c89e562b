import type { Text } from '../lib/text';
import type { PanelId } from './panel-id';
import type { Panel } from './panel';

export interface Section {
  readonly id: string;
  readonly title: Text;
  readonly panels: readonly Panel[];
  /** The section is shown only when this metric exists. For sections whose other metrics LMDeploy always exports. */
  readonly onlyWith?: string;
  /** Panels whose headline is shown beside the title, with the text before the number. */
  readonly figures: readonly { readonly panel: PanelId; readonly name: Text }[];
}
