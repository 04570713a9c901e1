'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useDomainLines, usePatternText } from '#components/proof/domain-texts'
import { Networks } from '#components/proof/networks'
import { Witness } from '#components/proof/witness'
import { useQuestionTexts } from '#components/verdict/conditions'
import type { Service } from '#lib/scenario/document/document'
import type { Failure } from '#lib/scenario/wants/failure'

type Props = { failure: Failure; why: string | null; services: readonly Service[]; isEverybody: boolean }

/** One way in which senders go against what is wanted: who is concerned, under which answers, and one of them. */
export function FailureItem({ failure, why, services, isEverybody }: Props) {
  const t = useTranslations('proof.failure')
  const format = useFormatter()
  const { when } = useQuestionTexts()
  const say = useFailureText(services)
  const linesOf = useDomainLines()
  const { given, networks, networksLeft, certificateNames, admits, serviceId, witness } = failure
  const conditions = format.list(given.map(({ question, answer }) => when(question, answer)))
  return (
    <article className="flex flex-col gap-1.5 not-first-of-type:mt-1 not-first-of-type:border-t not-first-of-type:border-line not-first-of-type:pt-2.5">
      <p>
        {given.length > 0 && <span className="text-ask">{t('if', { conditions })}</span>}
        <span className="font-medium">{say(failure, isEverybody)}</span>
      </p>
      {why !== null && <p className="text-ink-2 wrap-anywhere">{why}</p>}
      <Networks networks={networks} left={networksLeft} />
      {certificateNames !== null && (
        <p className="text-ink-2">
          {t('names', { count: certificateNames.length, names: format.list(certificateNames) })}
        </p>
      )}
      {linesOf(failure).map((line) => (
        <p key={line} className="text-ink-2 [overflow-wrap:anywhere]">
          {line}
        </p>
      ))}
      <Witness
        witness={witness}
        serviceId={serviceId}
        sample={serviceId !== null ? 'lost' : admits === null ? 'sender' : 'stranger'}
      />
    </article>
  )
}

/** From this many addresses on, a set is called "any address". */
const ANYWHERE = 2 ** 31

function useFailureText(services: readonly Service[]): (failure: Failure, isEverybody: boolean) => string {
  const t = useTranslations('proof.failure')
  const patternText = usePatternText()
  return ({ addresses, outcome, admits, serviceId, isPlain }, isEverybody) => {
    const ipv4 = Number(addresses.ipv4)
    const isOne = String(ipv4 === 1 && addresses.ipv6 === '0')
    const count =
      ipv4 > ANYWHERE
        ? t(ipv4 < 2 ** 32 ? 'mostAddresses' : 'anyAddress')
        : addresses.ipv6 === '0'
          ? t('addresses', { ipv4 })
          : t('addressesBoth', { ipv4 })
    if (admits !== null) {
      const door = admits.to === 'listed-addresses' && admits.pattern !== null ? 'listed-addresses-named' : admits.to
      return t(`doors.${door}`, { addresses: count, isOne, pattern: patternText(admits.pattern) })
    }
    const key = outcome === 'deferred' ? 'deferred' : outcome === 'not-ours' ? 'notOurs' : 'refused'
    if (isEverybody) {
      const most = ipv4 > ANYWHERE ? t('everyone.most') : count
      return t(`everyone.${key}`, { isOne, addresses: isPlain ? t('everyone.plain', { addresses: most }) : most })
    }
    if (serviceId === null) return t(outcome === 'deferred' ? 'gapDeferred' : 'gapRefused', { addresses: count, isOne })
    const service = services.find(({ id }) => id === serviceId)?.name ?? serviceId
    return t(key, { addresses: count, isOne, service })
  }
}
