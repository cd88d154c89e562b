import type { Catalogue } from '../panels/catalogue';
import type { Panel } from '../panels/panel';
import type { Section } from '../panels/section';

/** The panels whose definitions are loaded: those of the first section at once, all others soon after, or those that are added. */
export class KnownPanels {
  readonly #catalogue: Catalogue;
  readonly #onload: (panels: readonly Panel[]) => void;
  #sections = $state.raw<readonly Section[]>([]);
  #others = $state.raw<readonly Panel[]>([]);
  #state = $state<'loading' | 'whole' | 'failed'>('loading');

  /** @param onload called with panels just before `sections` contains them */
  constructor(catalogue: Catalogue, onload: (panels: readonly Panel[]) => void) {
    this.#catalogue = catalogue;
    this.#onload = onload;
    if (catalogue.first) this.#add([catalogue.first]);
    void this.#load();
  }

  get sections(): readonly Section[] {
    return this.#sections;
  }

  /** `failed`: only a reload of the page helps. */
  get state(): 'loading' | 'whole' | 'failed' {
    return this.#state;
  }

  /** Any loaded panel, shown or not; null for an unknown id. */
  panelOf(id: string): Panel | null {
    const all = [...this.#others, ...this.#sections.flatMap(({ panels }) => panels)];
    return all.find((panel) => panel.id === id) ?? null;
  }

  /** Adds panels that are in no section. */
  add(panels: readonly Panel[]): void {
    const unknown = panels.filter(({ id }) => this.panelOf(id) === null);
    this.#onload(unknown);
    this.#others = [...this.#others, ...unknown];
  }

  async #load(): Promise<void> {
    try {
      if (this.#catalogue.whole) this.#add(await this.#catalogue.whole());
      this.#state = 'whole';
    } catch {
      this.#state = 'failed';
    }
  }

  #add(sections: readonly Section[]): void {
    this.#onload(sections.flatMap(({ panels }) => panels));
    this.#sections = sections;
  }
}
