/** Downloads a text as a file. */
export const downloadText = (text: string, fileName: string, type: string): void =>
  download(new Blob([text], { type }), fileName);

/** Downloads data as a file. */
export function download(data: Blob, fileName: string): void {
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the URL after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The name of the file of a panel: that of the panel, and the end of the data in UTC. */
export const fileNameOf = (panelId: string, endS: number, extension: string): string =>
  `lmdeploy-${panelId}-${new Date(endS * 1000).toISOString().slice(0, 19).replaceAll(':', '')}.${extension}`;
