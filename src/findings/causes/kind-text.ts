import type { Text } from '../../lib/text';
import type { PanelId } from '../../panels/panel-id';
import type { CauseVariant } from './cause';

/** The sentence of a kind, with places for its figures, and where its figures are. */
export interface KindText {
  readonly panel: PanelId;
  readonly state: 'bad' | 'warn' | 'info';
  /** `{where}`, `{when}`, `{size}`, `{now}` and `{usual}` are filled in. */
  readonly sentence: Text;
  /**
   * The same of what is over, in the past tense, where the sentence says that something holds. Its figures are those of the worst look,
   * so `{most}` is "up to" and `{least}` "as little as"; both are empty where they are means of a period.
   */
  readonly past?: Text;
  /** Added to the sentence for a variant. */
  readonly variants?: Partial<Readonly<Record<CauseVariant, Text>>>;
  /** When the page no longer shows the finding. */
  readonly ends: Text;
}
