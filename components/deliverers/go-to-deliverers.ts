import { GATES_ID } from '#components/invariants/gates'

/** The element id of the card of deliverers. */
export const DELIVERERS_ID = 'who-else-delivers'

/** Scrolls to the card of deliverers. A link with `#…` cannot be used: a share link holds its token there. */
export function goToDeliverers(): void {
  // If the card is not rendered yet, scroll to the lower cards: they are rendered when they are near the viewport.
  const target = document.getElementById(DELIVERERS_ID) ?? document.getElementById(GATES_ID)
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}
