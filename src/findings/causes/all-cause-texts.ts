import { textsIn } from '../../lib/texts-in';
import type { Text } from '../../lib/text';
import { KIND_TEXTS } from './cause-texts';
import { CAUSE_WORDS, EVIDENCE_TEXTS } from './evidence-texts';
import { EXCESS_PARTS } from './excess-text';

/** Every text about causes. A further language translates them in its `texts`. */
export const ALL_CAUSE_TEXTS: readonly Text[] = textsIn([
  KIND_TEXTS,
  EVIDENCE_TEXTS,
  CAUSE_WORDS,
  EXCESS_PARTS,
]);
