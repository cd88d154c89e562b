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
