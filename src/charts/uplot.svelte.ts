import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type uPlot from 'uplot';
import type { ChartParts } from './chart-parts.svelte';
import { dataOf, optionsOf } from './options';
import { structureOf, type Picture } from './picture';

/**
 * Draws a picture into an element. A new structure builds a new uPlot chart; new data, a new size and hidden lines redraw the
 * existing one. The chart is built as soon as there is a picture and uPlot is loaded.
 * @throws when uPlot cannot be loaded, from an effect, to the error boundary around the panel
 */
export function uplot(picture: () => Picture | null, parts: ChartParts): Attachment<HTMLElement> {
  return (element) => {
    let failure = $state.raw<Error | null>(null);
    parts.loadUPlot().catch((error: unknown) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    const structure = $derived.by(() => {
      const now = picture();
      return now === null ? null : structureOf(now);
    });
    $effect(() => {
      // The boundary around the panel shows the error and offers to try again.
      if (failure !== null) throw failure;
    });
    $effect(() => {
      const { uPlot: UPlot, inkwell } = parts;
      if (UPlot === null || structure === null) return;
      let current = untrack(picture);
      if (current === null) return;
      const drawn = (): Picture => current as Picture;
      const chart = new UPlot(
        optionsOf(drawn, () => inkwell.of(element)),
        dataOf(current),
        element,
      );
      $effect(() => {
        const next = picture();
        // After a change of structure the outer effect destroys this one before it runs.
        if (next === null || next === current) return;
        current = next;
        redraw(chart, next);
      });
      const unwatch = onThemeChange(element, () => {
        inkwell.empty();
        chart.redraw(false);
      });
      return () => {
        unwatch();
        chart.destroy();
      };
    });
  };
}

/** Applies a picture of the same structure. uPlot collects these calls and draws once. */
function redraw(chart: uPlot, picture: Picture): void {
  const { widthPx, heightPx } = picture.box;
  if (chart.width !== widthPx || chart.height !== heightPx) {
    chart.setSize({ width: widthPx, height: heightPx });
  }
  picture.lines.forEach(({ isShown }, i) => {
    if (chart.series[i + 1]?.show !== isShown) chart.setSeries(i + 1, { show: isShown });
  });
  chart.setData(dataOf(picture));
}

/** Calls `changed` when the root of the app changes its theme, or its own colours in `style` or `class`. */
function onThemeChange(element: Element, changed: () => void): () => void {
  const root = element.closest('.lmd');
  if (root === null) return () => undefined;
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributeFilter: ['data-theme', 'style', 'class'] });
  return () => observer.disconnect();
}
