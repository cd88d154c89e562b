/** The name of a container image, as a compose file and a Dockerfile write it. */
export interface Image {
  /** Without the digest, as written: `prom/prometheus:v3.5.3`. */
  readonly tagged: string;
  /** Host, and port where there is one, of the registry; null for the default registry. */
  readonly registry: string | null;
  /** The path at the registry: `library/node` for the official image `node`. */
  readonly repository: string;
  readonly tag: string;
  /** `sha256:` and 64 hexadecimal digits; null for an image that is not pinned. */
  readonly digest: string | null;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export const isDigest = (text: string): boolean => DIGEST.test(text);

/**
 * Reads the name of an image.
 * @throws Error for a name without a tag or with a digest other than SHA-256: such a name cannot be raised
 * @see https://github.com/distribution/reference/blob/main/normalize.go (the registry is a first part with a dot or a colon)
 */
export function parseImage(text: string): Image {
  const at = text.indexOf('@');
  const tagged = at < 0 ? text : text.slice(0, at);
  const digest = at < 0 ? null : text.slice(at + 1);
  const [first = '', ...rest] = tagged.split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const path = hasRegistry ? rest.join('/') : tagged;
  const colon = path.lastIndexOf(':');
  const [name, tag] = colon < 0 ? [path, ''] : [path.slice(0, colon), path.slice(colon + 1)];
  if (!/^[\w.-]+$/.test(tag))
    throw new Error(`The image ${text} has no tag, so its digest cannot be looked up.`);
  if (!/^[a-z0-9._/-]+$/.test(name)) throw new Error(`${text} is not the name of an image.`);
  if (digest !== null && !isDigest(digest))
    throw new Error(`The image ${text} has no SHA-256 digest after the @.`);
  return {
    tagged,
    registry: hasRegistry ? first : null,
    repository: hasRegistry || name.includes('/') ? name : `library/${name}`,
    tag,
    digest,
  };
}
