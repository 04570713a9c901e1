import { createHmac, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest()

/** Reports whether two texts are equal, in a time that tells nothing about where they differ or how long they are. */
export const equalTexts = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted))
