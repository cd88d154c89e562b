import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';
import { DOCK_BELOW_PX, placeTooltip, type Scene, type TooltipPlace } from './place-tooltip';

/**
 * Places a tooltip beside the crosshair of its chart, and gives it the class `docked` when it spans the chart instead.
 *
 * While the pointer moves, nothing of the layout is read, which the browser would otherwise have to make at each move: sizes are those
 * of the last frame, and where they have changed the tooltip is placed again before it is painted. A docked tooltip is the exception:
 * how wide it would be beside the crosshair is known only by trying.
 * @param crossXPx the crosshair, from the left edge of the chart
 * @param content reads all that the size of the tooltip depends on
 */
export function tooltipPlacement(crossXPx: () => number, content: () => unknown): Attachment<HTMLElement> {
  return (element) => {
    const chart = element.offsetParent;
    if (chart === null) return;
    let sizes: Sizes | null = null;

    const apply = (place: TooltipPlace): void => {
      const leftPx = place.isDocked ? 0 : Math.round(place.leftPx);
      element.classList.toggle('docked', place.isDocked);
      element.style.transform = `translate(${leftPx}px, ${Math.round(place.topPx)}px)`;
    };

    const place = (): void => {
      content();
      if (sizes === null || element.classList.contains('docked')) {
        element.classList.toggle('docked', chart.clientWidth < DOCK_BELOW_PX);
        sizes = readSizes(element, chart);
      }
      apply(placeTooltip({ ...sizes, crossXPx: crossXPx() }));
    };
    $effect(place);

    const observer = new ResizeObserver(() => {
      if (element.classList.contains('docked')) return;
      sizes = readSizes(element, chart);
      const next = placeTooltip({ ...sizes, crossXPx: crossXPx() });
      // To dock it changes its size, which an observer must not do.
      if (next.isDocked) requestAnimationFrame(() => element.isConnected && apply(next));
      else apply(next);
    });
    observer.observe(element);
    observer.observe(chart);
    const forget = (): void => void (sizes = null);
    const offs = [
      on(window, 'scroll', forget, { capture: true, passive: true }),
      on(window, 'resize', forget, { passive: true }),
    ];
    return () => {
      observer.disconnect();
      for (const off of offs) off();
    };
  };
}

type Sizes = Omit<Scene, 'crossXPx'>;

function readSizes(element: HTMLElement, chart: Element): Sizes {
  // The style of the tooltip has the height of the bar there, because a custom property has no computed length.
  const barPx = Number.parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
  return {
    chart: chart.getBoundingClientRect(),
    view: {
      left: 0,
      top: barPx,
      width: document.documentElement.clientWidth,
      height: innerHeight - barPx,
    },
    tip: { width: element.offsetWidth, height: element.offsetHeight },
  };
}
