'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { OWN_PATTERN } from '#components/proof/domain-texts'
import type { AddressCount, Channel, NameLiteral, ShortVerdict } from '#lib/matcher'

/** From this many addresses on, a set is called "any address". */
const ANYWHERE = 2 ** 31

/** The texts of a comparison. */
export function useComparisonTexts() {
  const t = useTranslations('proof.comparing')
  const format = useFormatter()
  return useMemo(() => {
    const outcome = ({ outcome: one, possible, reply }: ShortVerdict): string =>
      one === 'uncertain'
        ? t('outcome.uncertain', {
            outcomes: format.list(
              possible.map((other) => t(`plain.${other}`)),
              { type: 'disjunction' },
            ),
          })
        : t(`outcome.${one}`, { code: reply?.enhancedCode ?? '' })
    const name = ({ pattern, how }: Omit<NameLiteral, 'also'>): string => {
      const base = pattern.replace(/^\*\./, '')
      const own = OWN_PATTERN.exec(pattern)
      const exact = own === null ? pattern : t('channels.own', { side: own[1] ?? '' })
      if (how === 'below') return t('channels.below', { domain: own === null ? base : exact })
      if (how === 'wildcard') return pattern.replace(/^[^.]*/, '*')
      return how === 'apex' ? base : exact
    }
    const names = (literals: readonly NameLiteral[], type: 'conjunction' | 'disjunction'): string =>
      format.list(
        literals.map(({ also, ...literal }) =>
          also === undefined ? name(literal) : t('channels.also', { name: name(literal), also: name(also) }),
        ),
        { type },
      )
    return {
      change: (before: ShortVerdict, after: ShortVerdict): string =>
        t('change', { before: outcome(before), after: outcome(after) }),
      addresses: ({ ipv4, ipv6 }: AddressCount): string => {
        const count = Number(ipv4)
        if (count > ANYWHERE) return t('anyAddress')
        return ipv6 === '0' ? t('addresses', { ipv4: count }) : t('addressesBoth', { ipv4: count })
      },
      channel: (channel: Channel): string => {
        if (!channel.tls) return t('channels.noTls')
        const { trusted, matches, matchesNot } = channel
        return [
          t('channels.tls'),
          ...(matches.length > 0 ? [t('channels.matches', { names: names(matches, 'conjunction') })] : []),
          ...(matchesNot.length > 0 ? [t('channels.matchesNot', { names: names(matchesNot, 'disjunction') })] : []),
          ...(trusted === undefined ? [] : [t(trusted ? 'channels.trusted' : 'channels.untrusted')]),
        ].join(', ')
      },
    }
  }, [t, format])
}
