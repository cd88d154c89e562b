import type { Lang } from '../lib/text';
import type { ViewFault } from '../lib/view-fault';

interface LinkFaultWords {
  readonly title: string;
  readonly wanted: Readonly<Record<Extract<ViewFault['wanted'], string>, string>>;
  readonly oneOf: (values: string) => string;
  readonly fault: (name: string, got: string, wanted: string, used: string | null) => string;
}

const WORDS: Readonly<Record<Lang, LinkFaultWords>> = {
  en: {
    title: 'The URL has values that cannot be used:',
    wanted: {
      moment: 'now-6h, now-1d/d, 2026-08-27 13:30 or a Unix time in s or ms',
      timezone: 'browser, utc or a zone such as Europe/Berlin',
      refresh: 'off or a duration from 1s to 7d, such as 10s',
      compare: 'a duration from 1m to 10y, such as 1d',
      switch: 'true or false',
      aboveZero: 'a number above 0',
      text: 'text',
    },
    oneOf: (values) => `one of ${values}`,
    fault: (name, got, wanted, used) => `${name}=${got}: expected ${wanted}. Using ${used ?? 'the default'}.`,
  },
  zh: {
    title: 'URL 中有无法使用的参数值：',
    wanted: {
      moment: 'now-6h、now-1d/d、2026-08-27 13:30，或以秒、毫秒计的 Unix 时间',
      timezone: 'browser、utc 或 Europe/Berlin 这样的时区名',
      refresh: 'off，或 1s 至 7d 的时长，如 10s',
      compare: '1m 至 10y 的时长，如 1d',
      switch: 'true 或 false',
      aboveZero: '大于 0 的数',
      text: '文本',
    },
    oneOf: (values) => `${values} 之一`,
    fault: (name, got, wanted, used) => `${name}=${got}：应为 ${wanted}，已改用 ${used ?? '默认值'}。`,
  },
};

/** What a notice says about the values of a link that cannot be used. It is loaded with the notice. */
export function linkFaultWords(
  faults: readonly ViewFault[],
  lang: Lang,
): { readonly title: string; readonly lines: readonly string[] } {
  const { title, wanted: kinds, oneOf, fault } = WORDS[lang];
  const lines = faults.map(({ name, got, wanted, used }) =>
    fault(name, got, typeof wanted === 'string' ? kinds[wanted] : oneOf(wanted.join(', ')), used),
  );
  return { title, lines };
}
