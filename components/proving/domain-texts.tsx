'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DomainPiece } from '#lib/matcher/compare'

const NAMED = 4

/** To which MAIL FROM and recipient domains something is limited, each as a line; none where it is not. */
export function useDomainLines(): (domains: {
  readonly mailFrom: 'any' | readonly DomainPiece[]
  readonly recipient: 'any' | readonly DomainPiece[]
}) => string[] {
  const t = useTranslations('proving.domains')
  const format = useFormatter()
  return useMemo(() => {
    const say = (piece: DomainPiece): string =>
      'domain' in piece
        ? piece.domain
        : 'under' in piece
          ? t('under', { domain: piece.under })
          : t('null' in piece ? 'null' : 'other')
    const list = (pieces: readonly DomainPiece[]) => {
      const more = pieces.length - NAMED
      return format.list([...pieces.slice(0, NAMED).map(say), ...(more > 0 ? [t('more', { count: more })] : [])])
    }
    return ({ mailFrom, recipient }) => [
      ...(mailFrom === 'any' ? [] : [t('mailFrom', { domains: list(mailFrom) })]),
      ...(recipient === 'any' ? [] : [t('recipient', { domains: list(recipient) })]),
    ]
  }, [t, format])
}
