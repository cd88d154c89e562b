/**
 * Copies an image to the clipboard. Call it within the click of a person: some browsers allow it only then.
 * @returns false where the browser does not allow it: plain http on a host other than localhost, a frame without permission
 * @throws what making the image throws
 */
export async function copyImage(png: Promise<Blob>): Promise<boolean> {
  if (typeof ClipboardItem !== 'function') {
    await png;
    return false;
  }
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    // When the image itself failed, this throws its error.
    await png;
    return false;
  }
}
