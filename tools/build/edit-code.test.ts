import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { editCode } from './edit-code';

const CODE = `const [ a, b ] = both();
const width = 1;
function draw(x) { return x * 2; }
function Chart() {
  const width2 = width, show = option();
  function point(x) { return draw(x); }
  if (show) { point(1); }
  { Chart.point = point; }
}`;

const edited = (edits: Partial<Parameters<typeof editCode>[2]>): string =>
  editCode(CODE, parseAst(CODE), { within: 'Chart', bodies: {}, values: {}, statements: [], ...edits });

describe('editCode', () => {
  it('changes functions, variables and statements, at the top and in one function', () => {
    const code = edited({
      bodies: { draw: 'return x;', point: '' },
      values: { '[ a, b ]': '[]', show: 'false' },
      statements: ['if (show)', 'Chart.point ='],
    });
    expect(code).toBe(`const [ a, b ] = [];
const width = 1;
function draw(x) {return x;}
function Chart() {
  const width2 = width, show = false;
  function point(x) {}
  ;
  { ; }
}`);
  });

  it.each([{ bodies: { drew: '' } }, { values: { height: '1' } }, { statements: ['while ('] }])(
    'fails when a part is not there: %j',
    (edits) => {
      expect(() => edited(edits)).toThrow('is there 0 times');
    },
  );
});
