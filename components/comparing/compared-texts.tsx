'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AddressCount, Channel, ShortVerdict } from '#lib/matcher/compare'

/** More than this is no list of addresses any more, but the internet. */
const ANYWHERE = 2 ** 31

/** A comparison in words. */
export function useComparedTexts() {
  const t = useTranslations('proving.comparing')
  const format = useFormatter()
  return useMemo(() => {
    const outcome = ({ outcome: one, possible, reply }: ShortVerdict): string =>
      one === 'uncertain'
        ? t('outcome.uncertain', { outcomes: format.list(possible.map((other) => t(`plain.${other}`))) })
        : t(`outcome.${one}`, { code: reply?.enhancedCode ?? '' })
    const patterns = (list: readonly { readonly pattern: string }[]) =>
      format.list([...new Set(list.map(({ pattern }) => pattern))])
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
          ...(matches.length > 0 ? [t('channels.matches', { patterns: patterns(matches) })] : []),
          ...(matchesNot.length > 0 ? [t('channels.matchesNot', { patterns: patterns(matchesNot) })] : []),
          ...(trusted === undefined ? [] : [t(trusted ? 'channels.trusted' : 'channels.untrusted')]),
        ].join(', ')
      },
    }
  }, [t, format])
}
