import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hostStyles } from './host-styles';

const read = (name: string): string => readFileSync(new URL(`../../app/${name}`, import.meta.url), 'utf8');

test('colours are on the element in both themes, and the font is that of the page around it', () => {
  const styles = hostStyles(read('theme.css'), read('base.css'));
  expect(styles).toMatch(/:host \{\s*color-scheme: light/);
  expect(styles).toMatch(/:host\(\[data-theme='dark'\]\) \{\s*color-scheme: dark/);
  expect(styles).not.toMatch(/--lmd-font:/);
  expect(styles).toMatch(/font-family: var\(--lmd-font, inherit\)/);
  expect(hostStyles(':where(.lmd[data-theme=dark]){--a:1}', '')).toContain(
    ":host([data-theme='dark']){--a:1}",
  );
});
