import { parseTimezone, type Timezone } from '../../lib/timezone';

/** The zones that this browser knows, by name, and `current`; without UTC, which has a name of its own. */
export function zonesWith(current: Timezone): Timezone[] {
  const known = Intl.supportedValuesOf('timeZone')
    .map(parseTimezone)
    .filter((zone) => zone !== null);
  const zones = new Set<Timezone>([...known, current]);
  zones.delete('utc');
  zones.delete('local');
  return [...zones].sort();
}
