import { tick } from 'svelte';

/** Goes to a panel of an app and puts the focus there, once the page has it. */
export async function showPanel(root: HTMLElement, panelId: string): Promise<void> {
  await tick();
  const panel = root.querySelector<HTMLElement>(`[data-panel="${CSS.escape(panelId)}"]`);
  if (!panel) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  panel.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  panel.tabIndex = -1;
  panel.focus({ preventScroll: true });
}
