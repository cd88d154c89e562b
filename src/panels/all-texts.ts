import type { Text } from '../lib/text';
import { UNITS } from '../lib/units';
import { SECTIONS } from './index';
import { TILES } from './overview';

const isText = (value: object): value is Text =>
  'en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string';

/** Every text in some data, at any depth. */
function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return value.en === '' ? [] : [value];
  return Object.values(value).flatMap(textsIn);
}

/** Every text of the catalogue: panels, sections, tiles and units. A further language translates them in its `texts`. */
export const ALL_TEXTS: readonly Text[] = textsIn([SECTIONS, TILES, UNITS]);
