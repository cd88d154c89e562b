import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);

/** A Markdown file that people read. */
export interface Page {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly text: string;
  /** The text without blocks of code. */
  readonly prose: string;
}

export interface Link {
  /** As written: a path relative to the page, an anchor, or both. */
  readonly target: string;
  /** Relative to the root of the project; the page itself for an anchor alone. */
  readonly path: string;
  /** Without `#`; empty for none. */
  readonly anchor: string;
}

/** READMEs, CONTRIBUTING and all files of `docs/`, by path. */
export function readPages(): Map<string, Page> {
  const names = readdirSync(new URL('docs/', ROOT)).filter((name) => name.endsWith('.md'));
  const paths = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', ...names.map((name) => `docs/${name}`)];
  return new Map(
    paths.map((path) => {
      const text = readFileSync(new URL(path, ROOT), 'utf8');
      const prose = text.replaceAll(/^( *)```.*?^\1```$/gms, '');
      return [path, { path, text, prose }];
    }),
  );
}

/** The links of a page that do not leave the project, images included. */
export function linksOf({ path, prose }: Page): Link[] {
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g)].map(
    ([, inText, inTag]) => inText ?? inTag ?? '',
  );
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor = ''] = target.split('#');
      const url = file === '' ? new URL(path, ROOT) : new URL(file, new URL(path, ROOT));
      return { target, path: decodeURI(url.pathname.slice(ROOT.pathname.length)), anchor };
    });
}

/** Level and text of each heading, in order. */
export const headingsOf = ({ prose }: Page): { readonly level: number; readonly text: string }[] =>
  [...prose.matchAll(/^(#+) (.+)$/gm)].map(([, hashes = '', text = '']) => ({ level: hashes.length, text }));

/**
 * The anchor that GitHub gives a heading, for headings that occur once.
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
