import { Latest } from './latest.svelte';
import { withoutPending, type GroupResult } from './group-result';

/** The newest result of each reading group of the page. */
export class GroupResults {
  readonly #latest = new Map<string, Latest<GroupResult>>();

  /**
   * Makes a place for the results of groups. Call it before anything reads them: state that is created while a
   * `$derived` runs does not trigger that `$derived` later.
   */
  prepare(ids: readonly string[]): void {
    for (const id of ids) if (!this.#latest.has(id)) this.#latest.set(id, new Latest(withoutPending));
  }

  /** The results that are there now. The set keeps none of them in memory. */
  get all(): WeakSet<GroupResult> {
    return new WeakSet([...this.#latest.values()].flatMap(({ value }) => value ?? []));
  }

  /** @throws Error for a group without a place */
  of(id: string): Latest<GroupResult> {
    const latest = this.#latest.get(id);
    if (!latest) throw new Error(`The group ${id} is not prepared.`);
    return latest;
  }
}
