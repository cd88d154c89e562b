import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CleanUp } from '../../process/clean-up';
import { buildPage } from './bundle';

/**
 * The folder of the built dashboard.
 * @param given a folder with a build; null builds one into a temporary folder
 * @throws Error when the given folder has no build
 */
export async function distFolder(
  given: string | null,
  cleanUp: CleanUp,
  say: (words: string) => void,
): Promise<string> {
  if (given === null) {
    const built = cleanUp.makeTempFolder('lmdeploy-build-');
    say('Building the dashboard …');
    await buildPage(built);
    return built;
  }
  if (existsSync(join(given, 'index.html'))) return given;
  throw new Error(`${given} has no index.html: name a folder with the output of npm run build.`);
}
