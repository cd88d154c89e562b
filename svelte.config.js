import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Short, because the names of 50 components are on the first page, in code and styles. */
const CLASS_LENGTH = 3;
/** @type {Map<string, string>} */
const fileOf = new Map();

/**
 * The class that limits the styles of a component to it.
 * @param {{ hash: (text: string) => string, filename: string }} component
 */
function cssHash({ hash, filename }) {
  const name = `l-${hash(filename).slice(-CLASS_LENGTH)}`;
  const other = fileOf.get(name) ?? filename;
  if (other !== filename)
    throw new Error(`${filename} and ${other} would have the same class: raise CLASS_LENGTH`);
  fileOf.set(name, filename);
  return name;
}

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true, cssHash },
};
