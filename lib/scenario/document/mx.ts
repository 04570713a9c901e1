import type { Phase } from './document'
import { MICROSOFT } from './microsoft'

/** Reports whether every MX record of the phase points to Microsoft, so that everyone delivers directly. */
export const isMxAtMicrosoft = ({ mx }: Pick<Phase, 'mx'>): boolean =>
  mx.length > 0 && mx.every(({ to }) => to.every((id) => id === MICROSOFT))
