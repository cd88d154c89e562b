import { LANGUAGES } from '../lib/languages';
import type { Language } from './language';

export type LoadLanguage = (code: string) => Promise<Language>;

const FILES = import.meta.glob<{ readonly language: Language }>('./languages/*.ts');

/**
 * Loads a language by its code.
 * @throws what a failed import throws
 */
export const loadLanguage: LoadLanguage = async (code) => {
  const load = FILES[`./languages/${code}.ts`];
  if (!load) throw new RangeError(`no language ${code}`);
  return (await load()).language;
};

/**
 * Loads a language, or the first other one that can be loaded: texts in another language are better than none.
 * @throws what the last failed import throws, when none can be loaded
 */
export async function loadSomeLanguage(code: string, load: LoadLanguage = loadLanguage): Promise<Language> {
  try {
    return await load(code);
  } catch (error) {
    for (const other of LANGUAGES) {
      if (other.code === code) continue;
      try {
        return await load(other.code);
      } catch {
        // Try the next one.
      }
    }
    throw error;
  }
}
