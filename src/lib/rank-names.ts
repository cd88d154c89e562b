import { fleetKey, type RankLabels } from './rank-labels';
import { ownValue } from './own-value';

/**
 * Unique names for ranks that are shown together, as short as possible: the number alone, else with the model, else with
 * the instance, else with both; then with the place, such as the cluster, and with the job.
 * @param rankName gives `rank 3` in the language of the page
 */
export function rankNames(ranks: readonly RankLabels[], rankName: (engine: string) => string): string[] {
  const placeOf = ({ place }: RankLabels): string =>
    Object.keys(place)
      .filter((name) => ranks.some((other) => ownValue(other.place, name) !== ownValue(place, name)))
      .map((name) => ownValue(place, name))
      .join(' ');
  // Each bit of a form stands for one of the labels.
  for (let form = 0; form < 16; form++) {
    const names = ranks.map((rank) => {
      const { model, instance, job, engine } = rank;
      const labels = [form & 4 && placeOf(rank), form & 8 && job, form & 1 && model, form & 2 && instance];
      return [...labels, rankName(engine)].filter(Boolean).join(' ');
    });
    if (new Set(names).size === names.length) return names;
  }
  return ranks.map((r, i) => `${r.model} ${r.instance} ${rankName(r.engine)} (${i + 1})`);
}

/** Letters of a label at the end of a line. */
const SHORT_LABEL = 3;

/** The beginning of each text, or its end where only the ends differ: `Model-3B` and `Model-7B`. */
function shortLabels(texts: readonly string[]): (text: string) => string {
  const distinct = new Set(texts);
  const first = (text: string): string => text.slice(0, SHORT_LABEL);
  const last = (text: string): string => text.slice(-SHORT_LABEL);
  const isClear = (cut: (text: string) => string): boolean =>
    new Set([...distinct].map(cut)).size === distinct.size;
  return !isClear(first) && isClear(last) ? last : first;
}

/**
 * Names for the ends of lines, about five letters long: the number of a rank, and before it a part of its model or instance where
 * several ranks have the same number.
 */
export function rankEnds(ranks: readonly RankLabels[]): string[] {
  const isUnique = new Set(ranks.map(({ engine }) => engine)).size === ranks.length;
  if (isUnique) return ranks.map(({ engine }) => engine);
  const hasModels = new Set(ranks.map(({ model }) => model)).size > 1;
  const labels = ranks.map(({ model, instance }) =>
    hasModels ? (model.split('/').at(-1) ?? model) : instance,
  );
  const short = shortLabels(labels);
  return ranks.map(({ engine }, i) => `${short(labels[i] ?? '')} ${engine}`);
}

/**
 * Index of the colour and dash of a rank. Ranks with the same number share a colour; those of the second fleet have the
 * next dash, which is 8 further.
 * @param fleets of the page, see {@link fleetsOf}
 */
export function rankColourIndex(rank: RankLabels, fleets: readonly string[]): number {
  const number = Number(rank.engine);
  const own = Number.isInteger(number) && number >= 0 ? number : 0;
  return own + 8 * Math.max(0, fleets.indexOf(fleetKey(rank)));
}

/** The {@link fleetKey} of each fleet, in the order of the ranks. */
export const fleetsOf = (ranks: readonly RankLabels[]): string[] => [...new Set(ranks.map(fleetKey))];

/** Sorts by model, then by place and job, then by engine number, then by instance. */
export function compareRanks(a: RankLabels, b: RankLabels): number {
  return (
    compareText(a.model, b.model) ||
    compareText(fleetKey(a), fleetKey(b)) ||
    Number(a.engine) - Number(b.engine) ||
    compareText(a.instance, b.instance)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
