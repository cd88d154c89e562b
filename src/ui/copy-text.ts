/**
 * Copies text to the clipboard. When the page may not use the clipboard (plain http on a host other than localhost, a frame without
 * permission), it copies a selection instead.
 * @param root the element to which a temporary text area is appended
 * @returns false when both ways failed
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
