import type { CauseReport } from '../session/cause-looks';
import type { CauseSources, CauseWatch, LoadedRange, LooksState } from '../session/cause-watch.svelte';
import type { WatchedParts } from '../session/watched';

const LOOKING: LooksState = { kind: 'looking' };

/** The looks for causes of an app: there are none until something shows findings, which brings their code. */
export class Causes {
  readonly #sources: CauseSources;
  #watch: CauseWatch | null = $state.raw(null);

  constructor(sources: CauseSources, parts: WatchedParts | null) {
    this.#sources = sources;
    if (parts) this.begin(parts);
  }

  /** Call it when what findings need is loaded. */
  begin({ watchCauses }: WatchedParts): void {
    this.#watch ??= watchCauses(this.#sources);
  }

  /** As those of `CauseWatch`. */
  get report(): CauseReport | null {
    return this.#watch?.report ?? null;
  }

  get state(): LooksState {
    return this.#watch?.state ?? LOOKING;
  }

  expect(range: LoadedRange): void {
    this.#watch?.expect(range);
  }

  async update(range: LoadedRange): Promise<void> {
    await this.#watch?.update(range);
  }

  stop(): void {
    this.#watch?.stop();
  }
}
