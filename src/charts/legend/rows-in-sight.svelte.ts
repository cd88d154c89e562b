import type { Attachment } from 'svelte/attachments';
import { FIRST_SPAN, spanInSight, type RowSpan } from '../../lib/list-window';

/** A table whose panel is at least this part of the window's height away has one row in the page, and the one that it keeps. */
const NEAR = '50% 0px';

/** The one by which the others are measured when they come back. */
const ONE_ROW: RowSpan = { from: 0, to: 1 };

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
    let isNear = true;
    const measure = (): void => {
      if (!isNear) return;
      const rowPx = body.querySelector<HTMLElement>('tr:not([aria-hidden])')?.offsetHeight ?? 0;
      if (rowPx === 0) return;
      const scrolledPx = scroller.getBoundingClientRect().top - body.getBoundingClientRect().top;
      const span = spanInSight(scrolledPx, scroller.clientHeight, rowPx);
      if (span.from !== this.#span.from || span.to !== this.#span.to) this.#span = span;
    };
    const size = new ResizeObserver(measure);
    size.observe(scroller);
    const distance = new IntersectionObserver(
      (entries) => {
        isNear = entries.at(-1)?.isIntersecting ?? true;
        if (isNear) measure();
        else this.#span = ONE_ROW;
      },
      { rootMargin: NEAR },
    );
    // Out of sight, a panel is not laid out, and browsers report nothing of what is in it.
    distance.observe(scroller.closest('section') ?? scroller);
    scroller.addEventListener('scroll', measure, { passive: true });
    return () => {
      size.disconnect();
      distance.disconnect();
      scroller.removeEventListener('scroll', measure);
    };
  };
}
