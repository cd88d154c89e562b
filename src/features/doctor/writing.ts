import { formatDateMinute, type Timezone } from '../../lib/timezone';
import type { LangCode } from '../../lib/languages';
import type { Writing } from './checks/check';
import { DOCTOR_WORDS } from './words/doctor-words';

/** The texts in the language of the page, with times in its zone. */
export const writingIn = (lang: LangCode, timezone: Timezone): Writing => ({
  words: DOCTOR_WORDS[lang],
  time: (ms) => formatDateMinute(ms, timezone),
});
