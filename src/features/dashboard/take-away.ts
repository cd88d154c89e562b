import type { AllWords } from '../../i18n/words';
import { copyImage } from '../../ui/copy-image';
import { copyText } from '../../ui/copy-text';
import { download, downloadText, fileNameOf } from '../../ui/download';

/** What can be taken away from a panel. */
export interface TakeAway {
  readonly panelId: string;
  /** Makes the CSV; null without data, as the others. */
  readonly csv: (() => Promise<string>) | null;
  /** Makes a Markdown table. */
  readonly markdown: (() => Promise<string>) | null;
  /** Makes an image of the chart; left out for a panel without one. */
  readonly image?: ((format: 'png' | 'svg') => Promise<Blob>) | null;
  /** End of what is shown, Unix seconds. */
  readonly endS: number;
}

/** What {@link takeAway} needs of the page: a place for a temporary element, the words, and the notice in the panel. */
interface Surroundings {
  readonly root: HTMLElement;
  readonly words: AllWords;
  /** Shows a notice for a moment. */
  readonly onnotice: (words: string) => void;
}

type Kind = 'csv' | 'table' | 'png' | 'svg' | 'copied-image';

/** Saves or copies what a person chose in the menu of a panel, and says what came of it. Never rejects. */
export async function takeAway(
  kind: Kind,
  { panelId, csv, markdown, image = null, endS }: TakeAway,
  { root, words, onnotice }: Surroundings,
): Promise<void> {
  const sayCopied = (isCopied: boolean, failed: string): void => onnotice(isCopied ? words.copied : failed);
  const nothing = (): void => onnotice(words.nothingToDownload);
  try {
    switch (kind) {
      case 'csv':
        if (csv === null) nothing();
        else downloadText(await csv(), fileNameOf(panelId, endS, 'csv'), 'text/csv;charset=utf-8');
        return;
      case 'table':
        if (markdown === null) nothing();
        else sayCopied(await copyText(await markdown(), root), words.copyFailed);
        return;
      case 'png':
      case 'svg':
        if (image === null) nothing();
        else download(await image(kind), fileNameOf(panelId, endS, kind));
        return;
      case 'copied-image':
        // The browser must be asked within the click, so it gets the promise of the image.
        if (image === null) nothing();
        else sayCopied(await copyImage(image('png')), words.copyImageFailed);
    }
  } catch {
    // The chunk that makes it could not be loaded, or the browser cannot make it.
    onnotice(words.partFailed);
  }
}
