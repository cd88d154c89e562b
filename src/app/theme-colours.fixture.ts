import { readFileSync } from 'node:fs';

export type ThemeName = 'light' | 'dark';

/** Reads a colour of a theme by the name of its custom property. Throws when the theme has none. */
export type ColourOf = (property: string) => string;

const DARK = ":where(.lmd[data-theme='dark'])";

/** The colours of both themes, as theme.css has them. */
export function themeColours(): Readonly<Record<ThemeName, ColourOf>> {
  const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8');
  const [lightCss = '', darkCss = ''] = css.split(DARK);
  const light = coloursIn(lightCss);
  const dark = new Map([...light, ...coloursIn(darkCss)]);
  const reader =
    (colours: ReadonlyMap<string, string>): ColourOf =>
    (property) => {
      const colour = colours.get(property);
      if (colour === undefined) throw new Error(`theme.css has no ${property}`);
      return colour;
    };
  return { light: reader(light), dark: reader(dark) };
}

const coloursIn = (css: string): Map<string, string> =>
  new Map(
    [...css.matchAll(/(--lmd-[\w-]+): (#[0-9a-f]{3,8});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
