import { existsSync, readFileSync } from 'node:fs';

/** A title in quotes, before the function of the test or its options. */
const TITLE = /\(\s*(['"`])((?:\\.|(?!\1)[^\\])+)\1,\s*(?:\{[^}]*\},\s*)?(?:async\b|\()/g;

/**
 * Says whether a file has a test with a title, as the file has it.
 * @param root of the project; paths are below it
 */
export function testFinder(root: URL): (path: string, title: string) => boolean {
  const titles = new Map<string, ReadonlySet<string>>();
  return (path, title) => {
    const file = new URL(path, root);
    if (path === '' || !existsSync(file)) return false;
    const known =
      titles.get(path) ??
      new Set([...readFileSync(file, 'utf8').matchAll(TITLE)].map(([, , found = '']) => found));
    titles.set(path, known);
    return known.has(title);
  };
}
