import { wcagContrast } from 'culori';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { themeColours } from './theme-colours.fixture';

/** https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LEAST_CONTRAST = 3;

/** The colours of borders and filled areas that show where a control is and in which state. */
const CONTROLS = ['--lmd-field', '--lmd-accent', '--lmd-bad'];
/** What is beside controls. */
const BESIDE = ['--lmd-bg', '--lmd-surface', '--lmd-raised', '--lmd-hover'];

const SOURCE = new URL('..', import.meta.url).pathname;

/** The rules for fields in the style of a component, with their borders. */
function fieldBorders(style: string): { selector: string; border: string }[] {
  const rules = style.matchAll(/([^{}]+)\{([^{}]*)\}/g);
  return [...rules].flatMap(([, selector = '', body = '']) =>
    /(^|[\s,])(input|select|textarea|label|\.text|\.framed)(?![\w-])/.test(selector)
      ? [...body.matchAll(/border(?:-bottom|-color)?: ([^;]*--lmd[^;]*);/g)].map(([, border = '']) => ({
          selector: selector.trim(),
          border,
        }))
      : [],
  );
}

describe('borders of controls', () => {
  const themes = themeColours();

  it.each(CONTROLS.flatMap((control) => BESIDE.map((beside) => [control, beside] as const)))(
    '%s stands out from %s in both themes',
    (control, beside) => {
      for (const theme of [themes.light, themes.dark])
        expect(wcagContrast(theme(control), theme(beside))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    },
  );

  it('have those colours wherever a person writes or chooses', () => {
    const borders = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
      if (!file.endsWith('.svelte')) return [];
      const text = readFileSync(`${SOURCE}/${file}`, 'utf8');
      const [, style = ''] = text.split('<style>');
      return /<(input|select|textarea)\b/.test(text)
        ? fieldBorders(style).map((rule) => ({ file, ...rule }))
        : [];
    });
    expect(borders.length).toBeGreaterThanOrEqual(6);
    for (const { file, selector, border } of borders)
      expect(CONTROLS, `${file}: ${selector}`).toContain(/--lmd-[\w-]+/.exec(border)?.[0]);
  });
});
