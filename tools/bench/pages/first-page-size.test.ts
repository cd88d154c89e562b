import { describe, expect, it } from 'vitest';
import { namedFiles } from './first-page-size';

describe('namedFiles', () => {
  it('finds scripts, their static imports, and styles', () => {
    const html = `<link rel="icon" href="./favicon.svg" /><script type="module" crossorigin src="./assets/a.js"></script>
      <link rel="modulepreload" crossorigin href="./assets/b.js"><link rel="stylesheet" href="./assets/c.css">`;
    expect(namedFiles(html)).toEqual(['./assets/a.js', './assets/b.js', './assets/c.css']);
  });
});
