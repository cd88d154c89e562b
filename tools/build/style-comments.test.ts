import { preprocess } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { styleComments } from './style-comments';

test('styles lose their comments, also those of several lines, and nothing else', async () => {
  const source = `<p title="/* no style */"></p>
<style>
  /* One. */
  p { color: red; /* Two,
    of two lines. */ margin: 0; }
</style>`;
  expect((await preprocess(source, styleComments)).code.replaceAll(/\s+/g, ' ')).toBe(
    '<p title="/* no style */"></p> <style> p { color: red; margin: 0; } </style>',
  );
});
