/** The styles of a component, one object for each component. */
export interface ComponentStyle {
  readonly code: string;
}

/** A sheet for each style, which all shadow roots share. */
const SHEETS = new WeakMap<ComponentStyle, CSSStyleSheet>();

/**
 * Gives a root the styles of a component, once. A constructed sheet needs no `unsafe-inline` in the policy of the page.
 * @see https://www.w3.org/TR/cssom-1/#dom-documentorshadowroot-adoptedstylesheets
 */
export function adoptStyle(root: Node, style: ComponentStyle): void {
  if (!(root instanceof ShadowRoot || root instanceof Document)) return;
  let sheet = SHEETS.get(style);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style.code);
    SHEETS.set(style, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
