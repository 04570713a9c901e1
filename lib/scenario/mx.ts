import type { Phase } from './document'

/** Where MX points that points to no service: Exchange Online itself. No service has this id. */
export const MICROSOFT = 'microsoft'

/** Reports whether every MX record of the phase points to Microsoft, so that everyone delivers there. */
export const isMxAtMicrosoft = ({ mx }: Pick<Phase, 'mx'>): boolean =>
  mx.length > 0 && mx.every(({ to }) => to === MICROSOFT)
