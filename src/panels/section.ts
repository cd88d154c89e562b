import type { Text } from '../lib/text';
import type { PanelId } from './panel-id';
import type { Panel } from './panel';

export interface Section {
  readonly id: string;
  readonly title: Text;
  readonly panels: readonly Panel[];
  /** The metric that tells whether the section is in use, where LMDeploy exports the others in any case. */
  readonly onlyWith?: string;
  /** Panels whose headline stands beside the title, with the words before the number. */
  readonly figures: readonly { readonly panel: PanelId; readonly name: Text }[];
}
