import type { Attachment } from 'svelte/attachments';
import { FIRST_SPAN, spanInSight, type RowSpan } from '../../lib/list-window';

/**
 * The rows of a table that are in sight, in the element with `data-scrolls-rows` around the table. All rows have the same
 * height.
 */
export class RowsInSight {
  #span = $state.raw(FIRST_SPAN);

  /** With a margin above and below. */
  get span(): RowSpan {
    return this.#span;
  }

  /** Attach it to the body of the table. */
  readonly watch: Attachment<HTMLElement> = (body) => {
    const scroller = body.closest('[data-scrolls-rows]');
    if (scroller === null) return;
    const measure = (): void => {
      const rowPx = body.querySelector<HTMLElement>('tr:not([aria-hidden])')?.offsetHeight ?? 0;
      if (rowPx === 0) return;
      const scrolledPx = scroller.getBoundingClientRect().top - body.getBoundingClientRect().top;
      const span = spanInSight(scrolledPx, scroller.clientHeight, rowPx);
      if (span.from !== this.#span.from || span.to !== this.#span.to) this.#span = span;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    scroller.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', measure);
    };
  };
}
