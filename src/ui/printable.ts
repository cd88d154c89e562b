/** A panel that can be printed. */
export interface Printable {
  /** The element of the panel. */
  readonly section: HTMLElement;
  /** True when what it shows of its newest result is drawn, or when it has nothing to draw. */
  readonly isDrawn: () => boolean;
  /** Makes a PNG of the chart; null for a panel without one, or without data. @param host gives colours and fonts */
  readonly chart: () => ((host: Element) => Promise<Blob>) | null;
}
