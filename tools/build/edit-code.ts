/** What becomes of parts of a module. Each must be there exactly once: at its top, in a block there, or in the function `within`. */
export interface Edits {
  /** A function at the top of the module. */
  readonly within?: string;
  /** New bodies of functions, by name. */
  readonly bodies?: Readonly<Record<string, string>>;
  /** New initial values of variables, by name, or by the text of their pattern. */
  readonly values?: Readonly<Record<string, string>>;
  /** The beginnings of statements to leave out. */
  readonly statements?: readonly string[];
  /** Methods to leave out, such as `Client.close`. */
  readonly methods?: readonly string[];
}

/** A statement or a part of one, as far as it is used here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: Node | null;
  readonly init?: Node | null;
  readonly key?: Node;
  readonly declarations?: readonly Node[];
  /** Of a function a block, of a block its statements, of a class what has its members. */
  readonly body?: Node | readonly Node[];
}

/** New text for a span of the code, which ends before `end`. */
interface Change {
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes parts of a module of a library.
 * @param tree the syntax tree of the code
 * @throws Error that names a part that is not there, or more than once
 */
export function editCode(code: string, tree: object, edits: Edits): string {
  const { within, bodies = {}, values = {}, statements = [], methods = [] } = edits;
  const bodyOf = new Map(Object.entries(bodies));
  const valueOf = new Map(Object.entries(values));
  const textOf = (node: Node | null | undefined): string => (node ? code.slice(node.start, node.end) : '');
  const changesOf = (node: Node): Change[] => {
    const { type, start, end, id, body, declarations = [] } = node;
    const dropped = statements.find((beginning) => code.startsWith(beginning, start));
    if (dropped !== undefined) return [{ part: dropped, start, end, text: ';' }];
    if (type === 'BlockStatement') return statementsOf(node).flatMap(changesOf);
    if (type === 'FunctionDeclaration' && body && 'type' in body) {
      const name = textOf(id);
      if (name === within) return statementsOf(body).flatMap(changesOf);
      const text = bodyOf.get(name);
      return text === undefined ? [] : [{ part: name, start: body.start, end: body.end, text: `{${text}}` }];
    }
    if (type === 'ClassDeclaration' && body && 'type' in body) {
      return statementsOf(body).flatMap((member) => {
        const part = `${textOf(id)}.${textOf(member.key)}`;
        return methods.includes(part) ? [{ part, start: member.start, end: member.end, text: '' }] : [];
      });
    }
    return declarations.flatMap(({ id: variable, init }) => {
      const part = textOf(variable);
      const text = valueOf.get(part);
      return init && text !== undefined ? [{ part, start: init.start, end: init.end, text }] : [];
    });
  };
  const changes = statementsOf(tree as Node).flatMap(changesOf);
  for (const part of [...bodyOf.keys(), ...valueOf.keys(), ...statements, ...methods]) {
    const count = changes.filter((change) => change.part === part).length;
    if (count !== 1) throw new Error(`“${part}” is there ${count} times`);
  }
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text }) => rest.slice(0, start) + text + rest.slice(end), code);
}

const statementsOf = ({ body }: Node): readonly Node[] => (Array.isArray(body) ? (body as Node[]) : []);
