import { GATES_ID } from '#components/invariants/gates'

/** The id of the card on the page. */
export const DELIVERERS_ID = 'who-else-delivers'

/** Goes to the card. Not by a link with `#…`: behind it the page of a share link holds its token. */
export function goToDeliverers(): void {
  // Until the card is there, what is below the connectors comes in when it is near.
  const target = document.getElementById(DELIVERERS_ID) ?? document.getElementById(GATES_ID)
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}
