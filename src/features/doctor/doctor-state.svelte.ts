import type { DoctorAsk, DoctorFacts } from './facts';

interface Sources {
  /** What to look at, at this moment. */
  readonly ask: () => Promise<DoctorAsk>;
  /** The time that the page uses as now, epoch ms. */
  readonly now: () => number;
}

/** For the same reason, the facts are gathered again after this time at the earliest. */
const AGAIN_AFTER_MS = 25_000;

/** The facts that the doctor of the page has gathered. Its code loads when it first runs. */
export class DoctorState {
  #facts = $state.raw<DoctorFacts | null>(null);
  #isRunning = $state(false);
  #hasFailed = $state(false);
  #reason = $state<string | null>(null);
  #occasion: unknown = null;
  #runs = 0;
  #lookedAtMs = -Infinity;
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
   * Gathers facts for a reason, and again at each new occasion of it: the facts before stay until the new ones are known.
   * Null drops them. Never throws.
   * @param reason differs when there is something else to look at
   * @param occasion differs when the same may have changed, such as the next load that fails
   */
  async look(reason: string | null, occasion: unknown = null): Promise<void> {
    const isKnown = reason === this.#reason;
    if (isKnown && (reason === null || occasion === this.#occasion || this.#isRecent())) return;
    this.#reason = reason;
    this.#occasion = occasion;
    if (!isKnown) this.#facts = null;
    if (isKnown) await this.#gather();
    else if (reason !== null) await this.run();
    else this.#isRunning = false;
  }

  /** Gathers facts, and says so meanwhile. */
  async run(): Promise<void> {
    const reason = this.#reason;
    this.#isRunning = true;
    await this.#gather();
    if (reason === this.#reason) this.#isRunning = false;
  }

  /** A server in trouble gets no more questions than it needs. */
  #isRecent(): boolean {
    return this.#sources.now() - this.#lookedAtMs < AGAIN_AFTER_MS;
  }

  /** A run that a newer one has overtaken is dropped. */
  async #gather(): Promise<void> {
    const reason = this.#reason;
    const run = ++this.#runs;
    this.#lookedAtMs = this.#sources.now();
    const isNewest = (): boolean => run === this.#runs && reason === this.#reason;
    try {
      const { examine } = await import('./examine');
      const facts = await examine(await this.#sources.ask(), this.#sources.now());
      if (!isNewest()) return;
      this.#facts = facts;
      this.#hasFailed = false;
    } catch {
      if (isNewest()) this.#hasFailed = true;
    }
  }
}
