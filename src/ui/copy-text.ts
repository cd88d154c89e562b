/**
 * Puts text on the clipboard. Where the page has no right to it (plain http on another host than this one, a frame
 * without permission) the old way over a selection is tried.
 * @param root element of the app below which the helper element may stand
 * @returns false when the browser refused both
 */
export async function copyText(text: string, root: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, root);
  }
}

function copyBySelection(text: string, root: HTMLElement): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  root.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}
