import { ZH as zh } from '../i18n/full-language.fixture';
import type { Text } from '../lib/text';
import type { Finding } from './finding';
import { allFindingsOf } from './all-findings.fixture';
import type { Scene } from './scene';
import { inLanguage } from './story.fixture';

/** The English sentences, by descending weight. */
export const textsOf = (scene: Scene): string[] => allFindingsOf(scene).map(({ text }) => text);

/** The findings with their sentences in both languages. */
export function textsInBoth(scene: Scene): (Omit<Finding, 'text'> & { readonly text: Text })[] {
  const chinese = allFindingsOf(inLanguage(scene, zh));
  return allFindingsOf(scene).map((finding, i) => ({
    ...finding,
    text: { en: finding.text, zh: chinese[i]?.text ?? '' },
  }));
}

/** The ids of the rules of the findings. */
export const idsOf = (scene: Scene): string[] => allFindingsOf(scene).map(({ id }) => id.split(' ')[0] ?? '');
