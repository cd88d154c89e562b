import { fileURLToPath } from 'node:url';
import { runProgram } from '../process/clean-up';
import { FILES } from './files';
import { parseImagesOptions, USAGE, type ImagesOptions } from './options';
import { digestOf } from './registry';
import { updateImages } from './update-images';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  let options: ImagesOptions;
  try {
    options = parseImagesOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { isWriting, registry } = options;
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

await runProgram(main);
