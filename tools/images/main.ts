import { fileURLToPath } from 'node:url';
import { runTool } from '../process/run-tool';
import { FILES } from './files';
import { parseImagesOptions, USAGE, type ImagesOptions } from './options';
import { digestOf } from './registry';
import { updateImages } from './update-images';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function images({ isWriting, registry }: ImagesOptions): Promise<number> {
  const isGood = await updateImages({
    root: ROOT,
    files: FILES,
    isWriting,
    digestOf: (image) => digestOf(image, registry),
    say,
  });
  if (isGood) say('Every image is pinned to the digest of its tag.');
  return isGood ? 0 : 1;
}

await runTool({ usage: USAGE, parse: parseImagesOptions, run: images });
