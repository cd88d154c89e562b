/**
 * How much each factor of a product contributes to the change of the product: its effect averaged over all orders in which the factors
 * can change. The contributions add up to the change.
 * @param before the factors before, four at most in practice: the work grows with the factorial of their number
 * @param now as many factors
 * @returns one contribution for each factor, in the unit of the product
 * @see https://en.wikipedia.org/wiki/Shapley_value
 */
export function productShares(before: readonly number[], now: readonly number[]): number[] {
  const count = before.length;
  const shares = new Array<number>(count).fill(0);
  const orders = permutations(count);
  for (const order of orders) {
    const factors = [...before];
    let product = productOf(factors);
    for (const i of order) {
      factors[i] = now[i] ?? 0;
      const next = productOf(factors);
      shares[i] = (shares[i] ?? 0) + (next - product) / orders.length;
      product = next;
    }
  }
  return shares;
}

const productOf = (factors: readonly number[]): number =>
  factors.reduce((product, factor) => product * factor, 1);

function permutations(count: number): number[][] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap((rest) =>
    Array.from({ length: count }, (_, at) => [...rest.slice(0, at), count - 1, ...rest.slice(at)]),
  );
}
