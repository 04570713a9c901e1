'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DomainPiece } from '#lib/matcher'

const NAMED = 4

/** Returns a function that lists domains in words; of a long list it names the first few. */
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

/** Returns a function that writes the limits on MAIL FROM and recipient domains, one line each; no limit, no line. */
export function useDomainLines(): (domains: Domains) => string[] {
  const t = useTranslations('proof.domains')
  const list = useDomainTexts()
  return ({ mailFrom, recipient }) => [
    ...(mailFrom === 'any' ? [] : [t('mailFrom', { domains: list(mailFrom) })]),
    ...(recipient === 'any' ? [] : [t('recipient', { domains: list(recipient) })]),
  ]
}

/** Matches the pattern that stands for the accepted domains of both sides or of one side. */
export const OWN_PATTERN = /^(?:(before|after)\.)?acceptedDomains$/

/** Returns a function that shows a certificate name; a pattern that stands for the accepted domains becomes words. */
export function usePatternText(): (pattern: string | null) => string {
  const t = useTranslations('proof.comparing.channels')
  return (pattern) => {
    const own = OWN_PATTERN.exec(pattern ?? '')
    return own === null ? (pattern ?? '') : t('own', { side: own[1] ?? '' })
  }
}
