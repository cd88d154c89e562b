import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The `package.json` of the package with the elements. */
export function packageJson(project: { readonly version: string; readonly license: string }): string {
  const manifest = {
    name: 'lmdeploy-dashboard-elements',
    version: project.version,
    description: 'Panels of the LMDeploy dashboard as custom elements.',
    license: project.license,
    type: 'module',
    exports: {
      '.': { types: './embed.d.ts', default: './embed.js' },
      './host': { types: './embed-host.d.ts', default: './embed-host.js' },
      './package.json': './package.json',
    },
    types: './embed.d.ts',
    // Importing the module defines the elements.
    sideEffects: true,
    files: [
      'embed.js',
      'embed.d.ts',
      'embed-host.js',
      'embed-host.d.ts',
      'embed',
      'licenses.txt',
      'README.zh-CN.md',
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The types of both modules, by the name of the file. */
function declarations(): [name: string, text: string][] {
  const typesOf = (file: string): string => readFileSync(join(ROOT, 'src/embed', file), 'utf8');
  const define = '/** Defines the elements; importing the module does it too. */';
  return [
    [
      'embed.d.ts',
      `${typesOf('public-types.ts')}\n${define}\nexport declare function defineElements(): void;\n`,
    ],
    [
      'embed-host.d.ts',
      `${typesOf('frame-types.ts').replace("'./public-types'", "'./embed.js'")}${HOST_DECLARATIONS}`,
    ],
  ];
}

const HOST_DECLARATIONS = `
/** Connects frames with a dashboard in them: they get the height of their content, stay in step, and can be steered. */
export declare function connectFrames(options: ConnectOptions): FrameConnection;

/** The frames with the attribute \`data-lmdeploy\`. Those with the same value, if it is not empty, stay in step. */
export declare const markedFrames: FrameConnection;
`;

/**
 * Completes the folder of the build to a package, and copies its code beside the page where that is built: pages of other
 * servers load `embed.js` from there.
 */
export function embedPackage(): Plugin {
  let folder = '';
  let hasFailed = false;
  return {
    name: 'embed-package',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    buildEnd(error) {
      hasFailed = error !== undefined;
    },
    closeBundle() {
      if (hasFailed || !existsSync(join(folder, 'embed.js'))) return;
      const project = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Parameters<
        typeof packageJson
      >[0];
      writeFileSync(join(folder, 'package.json'), packageJson(project));
      for (const [name, text] of declarations()) writeFileSync(join(folder, name), text);
      for (const name of ['README.md', 'README.zh-CN.md'])
        copyFileSync(join(ROOT, 'src/embed/package', name), join(folder, name));
      copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
      const page = join(ROOT, 'dist');
      if (!existsSync(join(page, 'index.html'))) return;
      for (const name of ['embed.js', 'embed-host.js', 'embed'])
        cpSync(join(folder, name), join(page, name), { recursive: true });
    },
  };
}
