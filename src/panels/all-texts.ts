import { textsIn } from '../lib/texts-in';
import type { Text } from '../lib/text';
import { UNITS } from '../lib/units';
import { SECTIONS } from './index';
import { TILES } from './overview';
import { PINNED_TITLE } from './pinned';
import { TILE_HELP } from './tile-help';

/** Every text of the catalogue: panels, sections, tiles and units. A further language translates them in its `texts`. */
export const ALL_TEXTS: readonly Text[] = textsIn([SECTIONS, PINNED_TITLE, TILES, TILE_HELP, UNITS]);
