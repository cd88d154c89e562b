import { chartImage } from '../../charts/image/chart-image';
import type { Picture } from '../../charts/picture';
import type { Locale } from '../../i18n/locale.svelte';
import { formatDateTime, offsetName } from '../../lib/timezone';
import { unitSymbol } from '../../lib/units';
import { resultEndS, type GroupResult } from '../../session/group-result';
import { selectionText } from '../../url/selection-text';
import type { View } from '../../url/view';
import type { PanelModel } from './panel-model.svelte';

interface ImageOptions {
  readonly view: View;
  readonly locale: Locale;
  /** An element whose style gives colours and fonts. */
  readonly host: Element;
  /** The time in the footer, epoch ms. */
  readonly nowMs: number;
  /** True for a part of a page that names selection, range and time itself. */
  readonly isPart: boolean;
}

/**
 * A chart of the page as a PNG, with what is needed to understand it elsewhere: title, objective, selection, range and zone.
 * @throws Error when the browser cannot make the image
 */
export async function panelImage(
  model: PanelModel,
  picture: Picture,
  { view, locale, host, nowMs, isPart }: ImageOptions,
): Promise<Blob> {
  const { panel, frame, hidden, result, slo } = model;
  const { words, allWords, lang, timezone } = locale;
  const canvas = chartImage(
    {
      picture,
      frame,
      unit: panel.unit,
      form: panel.form === 'stack' || panel.form === 'heatmap' ? panel.form : 'lines',
      hidden,
      title: locale.say(panel.title),
      note: words.clauses([
        unitSymbol(panel.unit, lang),
        ...(slo ? [words.slo(slo.words)] : []),
        ...(model.isLog ? [words.log] : []),
      ]),
      lines: isPart ? [] : [selectionText(view, allWords), ...(result ? [rangeText(result, locale)] : [])],
      footer: isPart
        ? null
        : allWords.imageFooter(`${formatDateTime(nowMs, timezone)} ${offsetName(nowMs, timezone)}`),
      heads: {
        last: words.legendLast,
        min: words.legendMin,
        mean: frame.series.some(({ overall }) => overall) ? words.legendOverall : words.legendMean,
        max: words.legendMax,
      },
      moreRows: allWords.moreLines,
    },
    host,
  );
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser made no image.'));
    }, 'image/png');
  });
}

function rangeText(result: GroupResult, { timezone }: Locale): string {
  const [fromMs, toMs] = [result.grid.startS * 1000, resultEndS(result) * 1000];
  const zone = offsetName(toMs, timezone);
  return `${formatDateTime(fromMs, timezone)} – ${formatDateTime(toMs, timezone)} ${zone}`.trim();
}
