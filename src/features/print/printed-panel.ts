import type { Printable } from '../../ui/printable';

/** The width of a content on a screen, px: with lines broken wherever they can be, and without any break. */
export interface ContentWidth {
  readonly leastPx: number;
  readonly mostPx: number;
}

/** What is printed of a panel under its title. */
export type Printed =
  | { readonly kind: 'image'; readonly url: string }
  | { readonly kind: 'element'; readonly element: Element; readonly width: ContentWidth }
  | { readonly kind: 'text'; readonly text: string };

/**
 * A panel for paper: its chart as an image, a copy of its table, or the words in place of its data.
 * @param host an element in the colours of the sheet
 * @param notLoaded the words for a panel without data and without a message
 */
export async function printedPanel(
  panel: Printable | undefined,
  host: Element,
  notLoaded: string,
): Promise<Printed> {
  if (panel === undefined) return { kind: 'text', text: notLoaded };
  const message = panel.section.querySelector('[data-message]')?.textContent.trim() ?? '';
  const makeChart = panel.chart();
  if (makeChart !== null) {
    try {
      return { kind: 'image', url: URL.createObjectURL(await makeChart(host)) };
    } catch {
      return { kind: 'text', text: notLoaded };
    }
  }
  if (message !== '') return { kind: 'text', text: message };
  const own = panel.section.querySelector('[data-own]');
  if (own === null) return { kind: 'text', text: notLoaded };
  const element = ownCopy(own);
  return { kind: 'element', element, width: contentWidth(element, panel.section) };
}

/** What is drawn in pixels (`data-drawn`) keeps its size in a copy: it does not follow the width of the paper. */
function ownCopy(own: Element): Element {
  const copy = own.cloneNode(true) as Element;
  const drawn = copy.querySelectorAll<HTMLElement>('[data-drawn]');
  for (const [i, { offsetWidth, offsetHeight }] of own
    .querySelectorAll<HTMLElement>('[data-drawn]')
    .entries())
    Object.assign(drawn[i]?.style ?? {}, {
      flex: 'none',
      width: `${offsetWidth}px`,
      height: `${offsetHeight}px`,
    });
  return copy;
}

/** Of a text, about 5 points. */
const LEAST_ZOOM = 0.45;
const USUAL_ZOOM = 0.7;

/** How much smaller than on the screen a content is printed, so that nothing is cut off: smaller text before broken lines. */
export const zoomFor = ({ leastPx, mostPx }: ContentWidth, roomPx: number): number =>
  Math.min(USUAL_ZOOM, Math.max(roomPx / mostPx, Math.min(LEAST_ZOOM, roomPx / leastPx)));

/** @param beside has the fonts of the content */
function contentWidth(content: Element, beside: Element): ContentWidth {
  const frame = document.createElement('div');
  Object.assign(frame.style, { position: 'fixed', visibility: 'hidden' });
  frame.append(content);
  beside.append(frame);
  const widthPx = (width: string): number => {
    frame.style.width = width;
    return Math.ceil(frame.getBoundingClientRect().width);
  };
  const width = { leastPx: widthPx('min-content'), mostPx: widthPx('max-content') };
  content.remove();
  frame.remove();
  return width;
}
