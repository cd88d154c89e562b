import { LANGUAGES } from '../lib/languages';
import type { Language } from './language';
import type { MoreWords } from './words';

/** Loads the parts of a language by its code. A failed import rejects. */
export interface LanguageSource {
  readonly load: (code: string) => Promise<Language>;
  /** The words that the first picture does not need. */
  readonly loadMore: (code: string) => Promise<MoreWords>;
}

/** The query makes a chunk of its own for these words, so that the first picture does not wait for them. */
const MORE_WORDS = import.meta.glob<MoreWords>('./languages/*.ts', { query: '?more', import: 'moreWords' });
const LANGUAGE = import.meta.glob<Language>('./languages/*.ts', { import: 'language' });

/** @throws RangeError for an unknown code */
async function loadFrom<Part>(
  files: Readonly<Record<string, () => Promise<Part>>>,
  code: string,
): Promise<Part> {
  const load = files[`./languages/${code}.ts`];
  if (!load) throw new RangeError(`no language ${code}`);
  return load();
}

/** The files of `languages/`. */
export const LANGUAGE_FILES: LanguageSource = {
  load: (code) => loadFrom(LANGUAGE, code),
  loadMore: (code) => loadFrom(MORE_WORDS, code),
};

/**
 * Loads a language, or the first other one that can be loaded: texts in another language are better than none.
 * @throws what the last failed import throws, when none can be loaded
 */
export async function loadSomeLanguage(code: string, load = LANGUAGE_FILES.load): Promise<Language> {
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
