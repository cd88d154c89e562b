import type { DoctorAsk, DoctorFacts } from './facts';

interface Sources {
  /** What to look at, at this moment. */
  readonly ask: () => Promise<DoctorAsk>;
  /** The time that the page uses as now, epoch ms. */
  readonly now: () => number;
}

/** The facts that the doctor of the page has gathered. Its code loads when it first runs. */
export class DoctorState {
  #facts = $state.raw<DoctorFacts | null>(null);
  #isRunning = $state(false);
  #hasFailed = $state(false);
  #reason = $state<string | null>(null);
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The newest facts; null before the first. */
  get facts(): DoctorFacts | null {
    return this.#facts;
  }

  /** Why it looks; null when nobody needs it. */
  get reason(): string | null {
    return this.#reason;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** True when its code could not be loaded. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /**
   * Gathers facts once for each reason; null drops them. Never throws.
   * @param reason differs when there is something new to look at
   */
  async look(reason: string | null): Promise<void> {
    if (reason === this.#reason) return;
    this.#reason = reason;
    this.#facts = null;
    if (reason !== null) await this.run();
  }

  /** Gathers facts. A run that a newer reason has overtaken is dropped. */
  async run(): Promise<void> {
    const reason = this.#reason;
    this.#isRunning = true;
    this.#hasFailed = false;
    try {
      const { examine } = await import('./examine');
      const facts = await examine(await this.#sources.ask(), this.#sources.now());
      if (reason === this.#reason) this.#facts = facts;
    } catch {
      this.#hasFailed = true;
    } finally {
      if (reason === this.#reason) this.#isRunning = false;
    }
  }
}
