import { tokenTable, type TokenTable } from '../../findings/tokens/token-table';
import type { Period } from '../../lib/period';
import { toQueryError, type QueryError } from '../../queries/http/errors';
import type { PageSetup } from '../../queries/page-setup';
import { loadTokens, type LoadedTokens } from '../../session/load-tokens';
import { ownBinding, type LoadRange } from '../../session/own-queries';

/** What is asked. */
export interface TokensQuestion {
  readonly setup: PageSetup;
  readonly periods: readonly Period[];
  readonly hasMinutes: boolean;
  readonly hostLabel: string | null;
}

export interface TokensAnswer {
  /** The selection that it is of. */
  readonly selector: string;
  readonly table: TokenTable;
  /** Share of the energy of GPUs that no single model used, 0 to 1; null where no energy is known. */
  readonly unassigned: number | null;
}

/** Loads tokens and holds the newest answer. A newer question replaces one that is under way. */
export class TokensState {
  readonly #load: LoadRange;
  #answer = $state.raw<TokensAnswer | null>(null);
  #error = $state.raw<QueryError | null>(null);
  #isRunning = $state(false);
  #controller: AbortController | null = null;
  #known: LoadedTokens | null = null;

  constructor(load: LoadRange) {
    this.#load = load;
  }

  /** Null before the first. */
  get answer(): TokensAnswer | null {
    return this.#answer;
  }

  /** Why the newest question has no answer; null where it has one. */
  get error(): QueryError | null {
    return this.#error;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Never throws. */
  async ask({ setup, periods, hasMinutes, hostLabel }: TokensQuestion): Promise<void> {
    this.stop();
    const controller = new AbortController();
    this.#controller = controller;
    this.#isRunning = true;
    const { selector, scrapeIntervalS } = setup;
    try {
      const loaded = await loadTokens(
        { binding: ownBinding(setup), scrapeIntervalS, periods, hasMinutes, hostLabel },
        this.#known,
        (expr, grid) => this.#load(expr, grid, controller.signal),
      );
      if (this.#controller !== controller) return;
      this.#known = loaded;
      const table = tokenTable(periods, loaded.parts);
      this.#answer = { selector, table, unassigned: unassignedShare(table, loaded) };
      this.#error = null;
    } catch (cause) {
      const error = toQueryError(cause);
      if (this.#controller === controller && error.kind !== 'aborted') this.#error = error;
    } finally {
      if (this.#controller === controller) this.#isRunning = false;
    }
  }

  /** Withdraws what is under way. */
  stop(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.#isRunning = false;
  }
}

function unassignedShare({ models }: TokenTable, { parts }: LoadedTokens): number | null {
  const rest = parts.reduce((sum, { unassignedJ }) => sum + unassignedJ, 0);
  const all = models.reduce((sum, { total }) => sum + (total.joules ?? 0), rest);
  return all > 0 ? rest / all : null;
}
