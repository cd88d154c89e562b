import { type ModelPlan } from './model-plan';
import { type Random } from './random';
import { type Rank } from './rank';

/** The proxy in front of the ranks of one model. */
export class Router {
  readonly #routing: ModelPlan['routing'];
  readonly #ranks: readonly Rank[];
  readonly #random: Random;
  #turn = 0;

  /** @param random draws for random routing and for ranks that get an uneven share */
  constructor(routing: ModelPlan['routing'], ranks: readonly Rank[], random: Random) {
    this.#routing = routing;
    this.#ranks = ranks;
    this.#random = random;
  }

  /** The rank that the next call goes to; undefined when none takes calls. */
  choose(): Rank | undefined {
    const ranks = this.#ranks;
    const start = this.#turn;
    this.#turn = (this.#turn + 1) % ranks.length;
    const hot = ranks.find(({ process, attraction }) => process !== null && attraction > 1);
    if (!hot) return this.#chooseFrom(start, (rank) => rank.attraction > 0);
    const share = Math.min(0.95, hot.attraction / ranks.length);
    if (this.#random.chance(share)) return hot;
    return this.#chooseFrom(start, (rank) => rank !== hot && rank.attraction > 0) ?? hot;
  }

  #chooseFrom(start: number, isOpen: (rank: Rank) => boolean): Rank | undefined {
    const ranks = this.#ranks;
    if (this.#routing === 'random') {
      const open = ranks.filter((rank) => rank.process !== null && isOpen(rank));
      return open[Math.floor(this.#random.next() * open.length)];
    }
    let chosen: Rank | undefined;
    let leastLoad = Infinity;
    for (let i = 0; i < ranks.length; i++) {
      const rank = ranks[(start + i) % ranks.length];
      if (!rank?.process || !isOpen(rank)) continue;
      if (this.#routing === 'least-loaded' && rank.process.load >= leastLoad) continue;
      leastLoad = rank.process.load;
      chosen = rank;
      if (this.#routing === 'round-robin') break;
    }
    return chosen;
  }
}
