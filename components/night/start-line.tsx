'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { Phase } from '#lib/scenario/document/document'
import { useMoments } from './moments'

/** When the work begins: at the agreed time, else on the planned day of the phase, else what to do to name one. */
export function StartLine({ phase: { name, plannedOn, changeRequest } }: { phase: Phase }) {
  const t = useTranslations('night.clock')
  const format = useFormatter()
  const moment = useMoments()
  if (changeRequest?.startsAt != null) return t('startsAt', { at: moment(new Date(changeRequest.startsAt), 'minute') })
  if (plannedOn === null) return t('noStart', { phase: name })
  const day = format.dateTime(new Date(`${plannedOn}T12:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' })
  return t('planned', { day })
}
