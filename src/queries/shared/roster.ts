/** A frame that can do tasks for others. */
export interface Member {
  readonly id: string;
  /** Equal for frames that send the same headers to the same Prometheus. */
  readonly group: string;
  /** When it was ready, epoch ms. */
  readonly sinceMs: number;
}

/** The frames that are known, and which of them sends requests for all of its group: the one that was ready first. */
export class Roster {
  readonly #others = new Map<string, Member>();
  /** Those that did not respond. */
  readonly #lost = new Set<string>();
  #own: Member | null = null;

  get own(): Member | null {
    return this.#own;
  }

  join(own: Member): void {
    this.#own = own;
  }

  note(other: Member): void {
    this.#others.set(other.id, other);
    this.#lost.delete(other.id);
  }

  remove(id: string): void {
    this.#others.delete(id);
    this.#lost.delete(id);
  }

  /** Does without a frame until it is heard. */
  lose(id: string): void {
    this.#lost.add(id);
  }

  heard(id: string): void {
    this.#lost.delete(id);
  }

  /** True when there is another frame of the same group. */
  get hasOthers(): boolean {
    return this.#group().length > 0;
  }

  /** Null when it is this frame. Frames may disagree for a moment: each does the tasks that it gets. */
  get leaderId(): string | null {
    const own = this.#own;
    if (!own) return null;
    const first = this.#group().reduce((a, b) => (isBefore(b, a) ? b : a), own);
    return first === own ? null : first.id;
  }

  #group(): Member[] {
    return [...this.#others.values()].filter(
      ({ id, group }) => group === this.#own?.group && !this.#lost.has(id),
    );
  }
}

const isBefore = (a: Member, b: Member): boolean =>
  a.sinceMs === b.sinceMs ? a.id < b.id : a.sinceMs < b.sinceMs;
