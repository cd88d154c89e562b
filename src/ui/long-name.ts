export interface NameParts {
  /** What stands before the last `/`, with it; may be empty. Drawn faint. */
  readonly owner: string;
  /** Gives way when there is no room. */
  readonly head: string;
  /** Always whole: what tells two long names apart. */
  readonly tail: string;
}

const TAIL_CHARS = 7;
const SHORT_CHARS = 14;

/** Splits a name such as `OpenGVLab/InternVL3-78B-AWQ` so that both of its ends can be shown in little room. */
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
