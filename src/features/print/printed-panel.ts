import type { Printable } from '../../ui/printable';

/** What is printed of a panel under its title. */
export type Printed =
  | { readonly kind: 'image'; readonly url: string }
  | { readonly kind: 'element'; readonly element: Element }
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
  return own === null
    ? { kind: 'text', text: notLoaded }
    : { kind: 'element', element: own.cloneNode(true) as Element };
}
