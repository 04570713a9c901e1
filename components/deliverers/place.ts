/** The id of the card on the page. */
export const DELIVERERS_PLACE = 'who-else-delivers'

/** Goes to the card. Not by a link with `#…`: behind it the page of a share link holds its token. */
export function goToDeliverers(): void {
  const place = document.getElementById(DELIVERERS_PLACE)
  place?.scrollIntoView({ block: 'start' })
  place?.focus({ preventScroll: true })
}
