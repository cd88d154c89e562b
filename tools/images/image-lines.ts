import { parseImage, type Image } from './image';

/** `image:` of a service in a compose file, and `FROM` in a Dockerfile, up to the name of the image. */
const BEFORE = String.raw`(^[ \t]+image:[ \t]+|^FROM[ \t]+(?:--platform=\S+[ \t]+)?)`;
const LINE = new RegExp(String.raw`${BEFORE}(['"]?)([^\s'"#]+)\2`, 'gm');
const STAGE = /^FROM[ \t]+.*[ \t]AS[ \t]+(\S+)/gim;

/**
 * The images that a compose file or a Dockerfile takes from a registry, in their order. Stages of the same Dockerfile are left out.
 * @throws Error as {@link parseImage} does
 */
export function imagesIn(text: string): Image[] {
  const stages = stagesOf(text);
  return [...text.matchAll(LINE)]
    .map(([, , , name = '']) => name)
    .filter((name) => isOfRegistry(name, stages))
    .map(parseImage);
}

/**
 * The text with the digest of each image behind its tag.
 * @param digests by {@link Image.tagged}; images without an entry stay as they are
 */
export function withDigests(text: string, digests: ReadonlyMap<string, string>): string {
  const stages = stagesOf(text);
  return text.replaceAll(LINE, (line, before: string, quote: string, name: string) => {
    if (!isOfRegistry(name, stages)) return line;
    const { tagged } = parseImage(name);
    const digest = digests.get(tagged);
    return digest === undefined ? line : `${before}${quote}${tagged}@${digest}${quote}`;
  });
}

const stagesOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(STAGE)].map(([, stage = '']) => stage));

/** False for a stage of the same file, for `scratch` and for a name with variables. */
const isOfRegistry = (name: string, stages: ReadonlySet<string>): boolean =>
  !stages.has(name) && name !== 'scratch' && !name.includes('$');
