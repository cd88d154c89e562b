/** What a person who has chosen an element can see of it: `absent`: the server has no script of elements. */
export type ElementsState = 'ready' | 'absent' | 'failed';

/**
 * Loads the script that defines the elements. A development server has none and answers with the page, so a browser only says
 * that the import failed; the type of the response says why.
 * @param script the address of `embed.js`
 */
export async function loadElements(script: string): Promise<ElementsState> {
  try {
    await import(/* @vite-ignore */ script);
    return 'ready';
  } catch {
    const isThere = await fetch(script, { method: 'HEAD' }).then(isScript, () => null);
    return isThere === false ? 'absent' : 'failed';
  }
}

/** @returns null when the response says nothing of the script, as one of a server that fails */
function isScript({ ok, status, headers }: Response): boolean | null {
  if (!ok) return status === 404 ? false : null;
  return /javascript/.test(headers.get('Content-Type') ?? '');
}
