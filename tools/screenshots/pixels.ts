import type { Page } from '@playwright/test';

/** An image without transparency, row by row from the top left. */
export interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Three bytes for each pixel: red, green, blue. */
  readonly rgb: Buffer;
}

/** Decodes a PNG with the browser. */
export async function decodePixels(page: Page, png: Buffer): Promise<Pixels> {
  const { widthPx, heightPx, base64 } = await page.evaluate(async (data) => {
    const blob = await (await fetch(`data:image/png;base64,${data}`)).blob();
    const { width, height } = await createImageBitmap(blob);
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) throw new Error('The browser has no canvas.');
    context.drawImage(await createImageBitmap(blob), 0, 0);
    const { data: bytes } = context.getImageData(0, 0, width, height);
    const characters = Array.from({ length: width * height }, (_, i) =>
      String.fromCharCode(bytes[4 * i] ?? 0, bytes[4 * i + 1] ?? 0, bytes[4 * i + 2] ?? 0),
    );
    return { widthPx: width, heightPx: height, base64: btoa(characters.join('')) };
  }, png.toString('base64'));
  return { widthPx, heightPx, rgb: Buffer.from(base64, 'base64') };
}
