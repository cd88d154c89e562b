import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import * as v from 'valibot';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const Manifest = v.looseObject({ apiVersion: v.string(), kind: v.string() });
type Manifest = v.InferOutput<typeof Manifest>;

interface Model {
  validate(): void;
}

/**
 * What Kubernetes would refuse in a manifest, by the schemas of its API and of the Prometheus Operator.
 * @returns a sentence for each fault; none when all is well
 * @throws Error for a kind that no schema is known of
 */
export async function manifestFaults(document: unknown): Promise<string[]> {
  const manifest = v.parse(Manifest, document);
  return [...(await schemaFaults(manifest)), ...typeFaults(manifest)];
}

/** Wrong types, missing fields, patterns. */
async function schemaFaults(manifest: Manifest): Promise<string[]> {
  const models = (await import(moduleOf(manifest.apiVersion))) as Record<
    string,
    (new (data: unknown) => Model) | undefined
  >;
  const KnownModel = models[manifest.kind];
  if (KnownModel === undefined) throw new Error(`No schema of ${manifest.apiVersion} ${manifest.kind}.`);
  try {
    new KnownModel(manifest).validate();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/**
 * Fields that do not exist: the schemas let them pass, `kubectl apply` does not. The types of the same package know,
 * for TypeScript lets an object literal have no field that its type lacks.
 */
function typeFaults(manifest: Manifest): string[] {
  const file = join(ROOT, 'tools', 'kubernetes', '__manifest.ts');
  const text = [
    `import type { I${manifest.kind} } from '${moduleOf(manifest.apiVersion)}';`,
    `export const manifest = ${JSON.stringify(manifest, null, 2)} satisfies I${manifest.kind};`,
  ].join('\n');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, target, ...rest) =>
    path === file ? ts.createSourceFile(path, text, target) : getSourceFile(path, target, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function moduleOf(apiVersion: string): string {
  const isOperator = apiVersion.startsWith('monitoring.coreos.com/');
  return `${isOperator ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models'}/${apiVersion}`;
}
