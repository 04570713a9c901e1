/** The id of the card on the page. */
export const DELIVERERS_ID = 'who-else-delivers'

/** The id of the place of the cards below the connectors. They come in when they are near. */
export const LOWER_CARDS_ID = 'lower-cards'

/** Goes to the card. Not by a link with `#…`: behind it the page of a share link holds its token. */
export function goToDeliverers(): void {
  const target = document.getElementById(DELIVERERS_ID) ?? document.getElementById(LOWER_CARDS_ID)
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}
