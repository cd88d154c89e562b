import type { Attachment } from 'svelte/attachments';

/** The width of an element, as the browser reports it: to read it would lay the page out again for each legend. */
export class NameWidth {
  #px = $state(0);

  /** CSS pixels without padding; 0 before the first layout. */
  get px(): number {
    return this.#px;
  }

  readonly watch: Attachment<HTMLElement> = (element) => {
    const observer = new ResizeObserver((entries) => {
      this.#px = Math.round(entries.at(-1)?.contentRect.width ?? 0);
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
