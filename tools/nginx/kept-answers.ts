/** The shipped nginx shares the answer to a range query within each of these slots of the clock. */
const SLOT_MS = 5000;

/** For nginx to see the clock as well, which it reads when something happens. */
const MARGIN_MS = 200;

/** In which slot of the clock a moment lies, which is now when left out. */
export const slotOf = (atMs = Date.now()): number => Math.floor(atMs / SLOT_MS);

/** Waits for the beginning of the next slot: no answer is known then, and what follows has nearly all of a slot. */
export async function nextSlot(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SLOT_MS + MARGIN_MS - (Date.now() % SLOT_MS)));
}
