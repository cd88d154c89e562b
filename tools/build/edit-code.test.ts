import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { editCode, type Edits } from './edit-code';

const CODE = `const [ a, b ] = both();
const width = 1;
function draw(x) { return x * 2; }
function Chart() {
  const width2 = width, show = option();
  function point(x) { return draw(x); }
  if (show) { point(1); }
  { Chart.point = point; }
}
class Client { open() {} close() {} }`;

const edited = (edits: Edits): string => editCode(CODE, parseAst(CODE), { within: 'Chart', ...edits });

describe('editCode', () => {
  it('changes functions, variables, statements and methods, at the top and in one function', () => {
    const code = edited({
      bodies: { draw: 'return x;', point: '' },
      values: { '[ a, b ]': '[]', show: 'false' },
      statements: ['if (show)', 'Chart.point ='],
      methods: ['Client.close'],
    });
    expect(code).toBe(`const [ a, b ] = [];
const width = 1;
function draw(x) {return x;}
function Chart() {
  const width2 = width, show = false;
  function point(x) {}
  ;
  { ; }
}
class Client { open() {}  }`);
  });

  it.each([
    { bodies: { drew: '' } },
    { values: { height: '1' } },
    { statements: ['while ('] },
    { methods: ['Client.stop'] },
  ])('fails when a part is not there: %j', (edits) => {
    expect(() => edited(edits)).toThrow('is there 0 times');
  });
});
