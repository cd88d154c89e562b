import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Image } from './image';
import { imagesIn, withDigests } from './image-lines';

interface UpdateOptions {
  /** Folder of the files. */
  readonly root: string;
  /** Paths below `root`. */
  readonly files: readonly string[];
  readonly isWriting: boolean;
  /** The digest of the tag of an image now. */
  readonly digestOf: (image: Image) => Promise<string>;
  readonly say: (line: string) => void;
}

/**
 * Compares the images of the files with the digests of their tags, and with `isWriting` writes those digests.
 * @returns false when an image differs and was not written, or when its digest is not known
 * @throws Error when a file cannot be read or has an image name that is wrong
 */
export async function updateImages(options: UpdateOptions): Promise<boolean> {
  const { root, files, isWriting, digestOf, say } = options;
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8'));
  const found = texts.map(imagesIn);
  const digests = await digestsOf(found.flat(), digestOf, say);
  const isKnown = found.flat().every(({ tagged }) => digests.has(tagged));
  let isDiffering = false;
  for (const [i, file] of files.entries()) {
    const images = found[i] ?? [];
    const text = texts[i] ?? '';
    const differing = images.filter(({ tagged, digest }) => (digests.get(tagged) ?? digest) !== digest);
    for (const image of differing) say(`${file}: ${changeOf(image, digests.get(image.tagged) ?? '')}`);
    if (differing.length === 0) continue;
    isDiffering = true;
    if (isWriting) await writeFileAtomic(join(root, file), withDigests(text, digests));
  }
  if (isDiffering && !isWriting) say('To write the digests: npm run images -- --write');
  return isKnown && (isWriting || !isDiffering);
}

/** By the name with its tag. Each image is looked up once. A fault of one image is reported and does not stop the others. */
async function digestsOf(
  images: readonly Image[],
  digestOf: UpdateOptions['digestOf'],
  say: UpdateOptions['say'],
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const [tagged, image] of new Map(images.map((one) => [one.tagged, one]))) {
    try {
      digests.set(tagged, await digestOf(image));
    } catch (error) {
      say(`${tagged}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return digests;
}

const changeOf = ({ tagged, digest }: Image, now: string): string =>
  digest === null
    ? `${tagged} is not pinned, the tag is ${now}`
    : `${tagged} is ${digest}, the tag is ${now}`;
