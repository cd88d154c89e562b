import { chartCanvas } from '../../charts/image/chart-canvas';
import type { ChartImage } from '../../charts/image/chart-image';
import { chartSvg } from '../../charts/image/chart-svg';
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
  readonly format: 'png' | 'svg';
}

/**
 * A chart of the page as an image, with what is needed to understand it elsewhere: title, objective, selection, range and zone.
 * @throws Error when the browser cannot make the image
 */
export async function panelImage(model: PanelModel, picture: Picture, options: ImageOptions): Promise<Blob> {
  const image = imageOf(model, picture, options);
  if (options.format === 'svg') return new Blob([chartSvg(image, options.host)], { type: 'image/svg+xml' });
  const canvas = chartCanvas(image, options.host);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser made no image.'));
    }, 'image/png');
  });
}

function imageOf(
  { panel, frame, hidden, result, slo, isLog }: PanelModel,
  picture: Picture,
  { view, locale, nowMs, isPart }: ImageOptions,
): ChartImage {
  const { words, allWords, lang, timezone } = locale;
  return {
    picture,
    frame,
    unit: panel.unit,
    form: panel.form === 'stack' || panel.form === 'heatmap' ? panel.form : 'lines',
    hidden,
    title: locale.say(panel.title),
    note: words.clauses([
      unitSymbol(panel.unit, lang),
      ...(slo ? [words.slo(slo.words)] : []),
      ...(isLog ? [words.log] : []),
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
  };
}

function rangeText(result: GroupResult, { timezone }: Locale): string {
  const [fromMs, toMs] = [result.grid.startS * 1000, resultEndS(result) * 1000];
  const zone = offsetName(toMs, timezone);
  return `${formatDateTime(fromMs, timezone)} – ${formatDateTime(toMs, timezone)} ${zone}`.trim();
}
