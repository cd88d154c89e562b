import type { ComponentStyle } from '../adopt-style';
import type { ElementKind } from '../host';

/** Rules of all elements. */
const OWN = `
/* What is in an element must not decide how wide it is: the queries depend on the width. */
:host { display: block; min-width: 0; }
:host([hidden]) { display: none; }
.lmd { min-height: 0; background: none; }
.lmd.part { height: 100%; }
`;

const NO_STYLE: ComponentStyle = { code: '' };

/** A panel has a height of its own, as an image has, and the state is as wide as its word; the page can set others. */
export const KIND_STYLES: Readonly<Record<ElementKind, ComponentStyle>> = {
  dashboard: NO_STYLE,
  panel: { code: ':host { height: 320px; }' },
  overview: NO_STYLE,
  findings: NO_STYLE,
  status: { code: ':host { display: inline-block; }' },
};

/**
 * The styles of an element from those of the page: colours and sizes are on the element itself, so that the page around it
 * can set them, and the font is that of the page around it.
 * @param theme the text of `theme.css`
 * @param base the text of `base.css`
 */
export function hostStyles(theme: string, base: string): string {
  const own = theme
    .replace(/:where\(\.lmd\[data-theme=(['"]?)dark\1\]\)/g, ":host([data-theme='dark'])")
    .replace(/:where\(\.lmd\)/g, ':host')
    .replace(/--lmd-font:[^;}]*;?/g, '');
  return `${own}\n${base}\n${OWN}`;
}
