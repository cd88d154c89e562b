import type { Lang } from '../lib/text';
import { formatAge } from './format-age';

/**
 * That the clocks of the browser and of the server differ, and which one counts. The words are loaded with their notice.
 * @param aheadMs how far the server is ahead of the browser, ms; negative where it is behind
 */
export function clockWords(aheadMs: number, lang: Lang): string {
  const size = formatAge(Math.abs(aheadMs) / 1000, lang);
  if (lang === 'zh')
    return `浏览器的时钟比服务器${aheadMs > 0 ? '慢' : '快'} ${size}，页面上的时间以服务器为准。`;
  return `The clock of this browser is ${size} ${aheadMs > 0 ? 'behind' : 'ahead of'} the clock of the server. The page uses the time of the server.`;
}
