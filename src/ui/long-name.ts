/** A long name in three parts. */
interface NameParts {
  /** The part up to and including the last `/`; may be empty. Drawn faint. */
  readonly owner: string;
  /** Shortened when there is no room. */
  readonly head: string;
  /** Never shortened, as the ends of long names differ; may be empty. */
  readonly tail: string;
}

const TAIL_CHARS = 7;
const SHORT_CHARS = 14;

/** Splits a name such as `OpenGVLab/InternVL3-78B-AWQ` so that its beginning and its end can be shown in little room. */
export function splitName(name: string): NameParts {
  const slash = name.lastIndexOf('/');
  const isPath = slash >= 0 && slash < name.length - 1;
  const owner = isPath ? name.slice(0, slash + 1) : '';
  const own = isPath ? name.slice(slash + 1) : name;
  const characters = Array.from(own);
  if (characters.length <= SHORT_CHARS) return { owner, head: own, tail: '' };
  return {
    owner,
    head: characters.slice(0, -TAIL_CHARS).join(''),
    tail: characters.slice(-TAIL_CHARS).join(''),
  };
}
