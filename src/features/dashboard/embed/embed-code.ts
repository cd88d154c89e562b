import { DEFAULT_CONFIG } from '../../../lib/config';
import type { LangCode } from '../../../lib/languages';
import { reflectedChanges } from '../../../url/reflected';
import type { Theme } from '../../../url/parameters';
import { defaultView, type View } from '../../../url/view';

/** How a panel is shown in another page. */
export interface EmbedChoices {
  readonly kind: 'frame' | 'element';
  /** CSS pixels; null for the width of the page. */
  readonly widthPx: number | null;
  readonly heightPx: number;
  readonly theme: Theme;
  readonly lang: LangCode;
  /** True for a range that stays as it is now. */
  readonly isFixed: boolean;
  /** The next three are of a frame. */
  readonly legend: View['legend'];
  readonly help: View['help'];
  readonly hasMenu: boolean;
}

/** What the link of a frame with one panel says besides the view. */
export function framePatch(view: View, panelId: string, choices: EmbedChoices): Partial<View> {
  const own = (ids: readonly string[]): readonly string[] => ids.filter((id) => id === panelId);
  const { theme, lang, legend, help, hasMenu: menu } = choices;
  return {
    kiosk: true,
    panels: [panelId],
    show: [],
    viewPanel: null,
    finding: null,
    doctor: false,
    pinned: [],
    hidden: [],
    order: [],
    folded: [],
    log: own(view.log),
    linear: own(view.linear),
    tables: own(view.tables),
    lines: view.lines.filter((choice) => choice.startsWith(`${panelId}:`)),
    ...{ theme, lang, legend, help, menu },
  };
}

/** A name and its value, as in HTML. */
export type Attribute = readonly [name: string, value: string];

/**
 * The attributes of an element that shows a panel with a view.
 * @param view with the range and the time zone to give away
 * @param prometheus the address of Prometheus; null where it is beside `embed.js`
 */
export function elementAttributes(
  view: View,
  panelId: string,
  { theme, lang }: EmbedChoices,
  prometheus: string | null,
): Attribute[] {
  // An element does not read config.json, so its defaults are those without one.
  const defaults = defaultView(DEFAULT_CONFIG, []);
  const said = reflectedChanges(defaults, { ...view, theme, lang }, defaults).flatMap(
    ([name, text]): Attribute[] => (text === null || name === 'lang' ? [] : [[name, text]]),
  );
  return [
    ['panel', panelId],
    ...(prometheus === null ? [] : [['prometheus', prometheus] as const]),
    ...said,
    ['lang', lang],
  ];
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const tag = (name: string, attributes: readonly Attribute[]): string =>
  [`<${name}`, ...attributes.map(([key, value]) => `  ${key}="${escape(value)}"`), `></${name}>`].join('\n');

/** The HTML of a frame. */
export const frameCode = (
  address: string,
  title: string,
  { widthPx, heightPx }: Pick<EmbedChoices, 'widthPx' | 'heightPx'>,
): string =>
  tag('iframe', [
    ['src', address],
    ['title', title],
    ['width', widthPx === null ? '100%' : String(widthPx)],
    ['height', String(heightPx)],
    ['style', 'border: 0'],
    ['allow', 'clipboard-write; fullscreen'],
    ['loading', 'lazy'],
  ]);

/** As high as a panel is without a height of its own. */
const ELEMENT_PX = 320;

/** The HTML of an element, with its script. */
export function elementCode(
  script: string,
  attributes: readonly Attribute[],
  { widthPx, heightPx }: Pick<EmbedChoices, 'widthPx' | 'heightPx'>,
): string {
  const style = [
    ...(widthPx === null ? [] : [`width: ${widthPx}px`]),
    ...(heightPx === ELEMENT_PX ? [] : [`height: ${heightPx}px`]),
  ].join('; ');
  const all = style === '' ? attributes : [...attributes, ['style', style] as const];
  return `${tag('script', [
    ['type', 'module'],
    ['src', script],
  ])}\n${tag('lmdeploy-panel', all)}`;
}
