import type { Attachment } from 'svelte/attachments';
import { placeTooltip } from './place-tooltip';

/**
 * Places a tooltip beside the crosshair of its chart, and gives it the class `docked` when it spans the chart instead.
 * @param crossXPx the crosshair, from the left edge of the chart
 * @param content reads all that the size of the tooltip depends on: it is placed again after each change
 */
export function tooltipPlacement(crossXPx: () => number, content: () => unknown): Attachment<HTMLElement> {
  return (element) => {
    $effect(() => {
      const chart = element.offsetParent;
      content();
      if (chart === null) return;
      // The style of the tooltip has the height of the bar there, because a custom property has no computed length.
      const barPx = Number.parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
      element.classList.toggle('docked', chart.clientWidth < 400);
      const place = placeTooltip({
        chart: chart.getBoundingClientRect(),
        view: {
          left: 0,
          top: barPx,
          width: document.documentElement.clientWidth,
          height: innerHeight - barPx,
        },
        tip: { width: element.offsetWidth, height: element.offsetHeight },
        crossXPx: crossXPx(),
      });
      const leftPx = place.isDocked ? 0 : Math.round(place.leftPx);
      element.classList.toggle('docked', place.isDocked);
      element.style.transform = `translate(${leftPx}px, ${Math.round(place.topPx)}px)`;
    });
  };
}
