'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DomainPiece } from '#lib/matcher'

const NAMED = 4

/** Domains in words, the first few of many. */
export function useDomainTexts(): (pieces: readonly DomainPiece[]) => string {
  const t = useTranslations('proof.domains')
  const format = useFormatter()
  return useMemo(() => {
    const say = (piece: DomainPiece): string =>
      'domain' in piece
        ? piece.domain
        : 'under' in piece
          ? t('under', { domain: piece.under })
          : t('null' in piece ? 'null' : 'other')
    return (pieces) => {
      const more = pieces.length - NAMED
      return format.list([...pieces.slice(0, NAMED).map(say), ...(more > 0 ? [t('more', { count: more })] : [])])
    }
  }, [t, format])
}

type Domains = {
  readonly mailFrom: 'any' | readonly DomainPiece[]
  readonly recipient: 'any' | readonly DomainPiece[]
}

/** To which MAIL FROM and recipient domains something is limited, each as a line; none where it is not. */
export function useDomainLines(): (domains: Domains) => string[] {
  const t = useTranslations('proof.domains')
  const list = useDomainTexts()
  return ({ mailFrom, recipient }) => [
    ...(mailFrom === 'any' ? [] : [t('mailFrom', { domains: list(mailFrom) })]),
    ...(recipient === 'any' ? [] : [t('recipient', { domains: list(recipient) })]),
  ]
}

/** The pattern that stands for the accepted domains of both sides or of one. */
export const OWN_PATTERN = /^(?:(before|after)\.)?acceptedDomains$/

/** A certificate name in words, where it stands for the accepted domains. */
export function usePatternText(): (pattern: string | null) => string {
  const t = useTranslations('proof.comparing.channels')
  return (pattern) => {
    const own = OWN_PATTERN.exec(pattern ?? '')
    return own === null ? (pattern ?? '') : t('own', { side: own[1] ?? '' })
  }
}
