/**
 * The parts of the name of a line: where there is no room, the head is cut and the tail stays. A rank ends with its number, such as
 * `rank 3`, which tells it from the others.
 */
export function nameParts(name: string, isRank: boolean): { readonly head: string; readonly tail: string } {
  const at = isRank ? name.search(/ \S+ \S+$/) : -1;
  return at < 0 ? { head: name, tail: '' } : { head: name.slice(0, at), tail: name.slice(at) };
}
