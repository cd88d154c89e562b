/** Tells whoever writes the page around elements what is wrong, and what to do. */
export function warn(sentence: string): void {
  // eslint-disable-next-line no-console -- people who read the page can do nothing about it
  console.warn(`LMDeploy elements: ${sentence}`);
}
