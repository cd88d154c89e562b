/**
 * Every object inherits `constructor`, `toString` and more, so `table[text]` finds a function where the text comes from a link, a
 * configuration, a label or a response. A table that any text is looked up in is a `Map`, or is read by `ownValue`.
 *
 * The rule reports `table[key]`, and a key in square brackets in a pattern, where the type of the key is `string` and the object is neither an
 * array nor a string. Writing is reported too: `table['__proto__'] = value` replaces what the table inherits.
 */
import ts from 'typescript';

/** @type {import('eslint').Rule.RuleModule} */
export const ownKeys = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      ownKeys:
        'Look a text up in a Map, or by ownValue of lib/own-value.ts: every object has a `constructor`.',
      ownIn: 'Use Object.hasOwn or Map.has: `constructor` is in every object.',
    },
  },
  create(context) {
    const { services, getTypeAtLocation } = typesOf(context);
    if (services === null) return {};

    /** True when any text may be the value of this expression. */
    const isAnyText = (node) =>
      unionOf(getTypeAtLocation(node)).some((type) => (type.flags & ts.TypeFlags.String) !== 0);
    /** True when the object is no array and no string, whose elements have numbers. */
    const isTable = (node) => {
      const checker = services.program.getTypeChecker();
      return unionOf(checker.getNonNullableType(getTypeAtLocation(node))).some(
        (type) => !checker.isArrayLikeType(type) && (type.flags & ts.TypeFlags.StringLike) === 0,
      );
    };

    return {
      'MemberExpression[computed=true]'(node) {
        if (isAnyText(node.property) && isTable(node.object)) context.report({ node, messageId: 'ownKeys' });
      },
      'ObjectPattern > Property[computed=true]'(node) {
        if (isAnyText(node.key)) context.report({ node, messageId: 'ownKeys' });
      },
      'BinaryExpression[operator="in"]'(node) {
        if (node.left.type !== 'PrivateIdentifier' && isAnyText(node.left))
          context.report({ node, messageId: 'ownIn' });
      },
    };
  },
};

/** The types of the file, where the parser knows them. */
function typesOf(context) {
  const services = context.sourceCode.parserServices;
  if (!services?.program) return { services: null, getTypeAtLocation: null };
  return { services, getTypeAtLocation: (node) => services.getTypeAtLocation(node) };
}

const unionOf = (type) => (type.isUnion() ? type.types : [type]);
