import type { RankLabels } from './rank-labels';

/**
 * Unique names for ranks that are shown together, as short as possible: the number alone, else with the model, else with
 * the instance, else with both.
 * @param rankName gives `rank 3` in the language of the page
 */
export function rankNames(ranks: readonly RankLabels[], rankName: (engine: string) => string): string[] {
  const forms = [
    (r: RankLabels) => rankName(r.engine),
    (r: RankLabels) => `${r.model} ${rankName(r.engine)}`,
    (r: RankLabels) => `${r.instance} ${rankName(r.engine)}`,
    (r: RankLabels) => `${r.model} ${r.instance} ${rankName(r.engine)}`,
  ];
  for (const form of forms) {
    const names = ranks.map(form);
    if (new Set(names).size === names.length) return names;
  }
  return ranks.map((r, i) => `${r.model} ${r.instance} ${rankName(r.engine)} (${i + 1})`);
}

/**
 * Index of the colour and dash of a rank. Ranks with the same number share a colour; those of the second model have the
 * next dash, which is 8 further.
 * @param models of the page, in their order
 */
export function rankColourIndex(rank: RankLabels, models: readonly string[]): number {
  const number = Number(rank.engine);
  const own = Number.isInteger(number) && number >= 0 ? number : 0;
  return own + 8 * Math.max(0, models.indexOf(rank.model));
}

/** Sorts by model, then by engine number, then by instance. */
export function compareRanks(a: RankLabels, b: RankLabels): number {
  return (
    compareText(a.model, b.model) ||
    Number(a.engine) - Number(b.engine) ||
    compareText(a.instance, b.instance)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
