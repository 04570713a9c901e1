'use client'

import { DoorOpen, Users } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useDomainTexts, usePatternText } from '#components/proof/domain-texts'
import { useQuestionTexts } from '#components/verdict/conditions'
import { type AssessedDoor, assessDoors, isEveryRecipient } from '#lib/client/views/doors'
import { phaseNumber } from '#lib/client/views/names'
import type { AddressCount, Exposure } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { Entrance } from '#lib/scenario/wants/entrance'
import { useSurvey } from './survey'

const DOORS = 4
const CONDITIONS = 2

type Props = {
  exposure: Exposure
  phase: Pick<Phase, 'tenant'>
  services: readonly Service[]
  /** false for a connector without a restriction, which refuses nobody */
  isLock?: boolean
}

/** Who gets in by each door, marked if it is an open side entrance or shared, and which answers would admit more. */
export function ExposureLines({ exposure, phase, services, isLock = true }: Props) {
  const t = useTranslations('proof.exposure')
  const format = useFormatter()
  const { when } = useQuestionTexts()
  const count = useAddressText()
  const { entrance } = useSurvey()
  const doors = assessDoors(exposure.openTo, phase, services, entrance)
  const more = doors.length - DOORS
  const conditions = exposure.ifAnswered.slice(0, CONDITIONS)
  const moreConditions = exposure.ifAnswered.length - CONDITIONS
  const { acceptedDomains } = phase.tenant
  return (
    <ul className="flex flex-col gap-1.5 text-xs">
      {doors.length === 0 && (
        <li className="text-ink-2">
          {t(acceptedDomains.length === 0 ? 'noDomains' : isLock ? 'nobody' : 'locksNothing')}
        </li>
      )}
      {doors.slice(0, DOORS).map((door) => (
        <li
          key={JSON.stringify([door.to, door.pattern, door.mailFrom, door.recipient])}
          className="[overflow-wrap:anywhere]"
        >
          <DoorLine door={door} isLimited={!isEveryRecipient(door.recipient, acceptedDomains)} entrance={entrance} />
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">{t('more', { count: more })}</li>}
      {conditions.map(({ given, addresses }) => (
        <li key={JSON.stringify(given)} className="text-ask">
          {t(isAnywhere(addresses) ? 'ifAnsweredAnywhere' : 'ifAnswered', {
            conditions: format.list(given.map(({ question, answer }) => when(question, answer))),
            addresses: count(addresses),
          })}
        </li>
      ))}
      {moreConditions > 0 && <li className="text-ask">{t('moreAnswers', { count: moreConditions })}</li>}
    </ul>
  )
}

/** `isLimited`: the door admits mail to some of the accepted domains only. */
function DoorLine({ door, isLimited, entrance }: { door: AssessedDoor; isLimited: boolean; entrance: Entrance }) {
  const t = useTranslations('proof.exposure')
  const format = useFormatter()
  const count = useAddressText()
  const domains = useDomainTexts()
  const patternText = usePatternText()
  const { to, pattern, addresses, mailFrom, recipient, state, sharedBy, isOwn } = door
  const kind =
    to === 'listed-addresses' && pattern !== null
      ? 'listed-addresses-named'
      : to === 'customers-of' && isOwn
        ? 'own-name'
        : to
  return (
    <>
      <span className={`font-medium ${state === 'open' ? 'text-lost' : ''}`}>
        {t(`to.${kind}`, { addresses: count(addresses), pattern: patternText(pattern) })}
      </span>
      {mailFrom !== 'any' && ` ${t('limitedFrom', { domains: domains(mailFrom) })}`}
      {isLimited && recipient !== 'any' && ` ${t('limitedTo', { domains: domains(recipient) })}`}
      {state === 'open' && (
        <span className="mt-0.5 flex items-center gap-1 font-medium text-lost">
          <DoorOpen aria-hidden className="size-3.5 shrink-0" />
          {t('open')}
        </span>
      )}
      {state === 'planned' && entrance.kind !== 'closed' && (
        <span className="mt-0.5 flex items-center gap-1 text-ink-2">
          <DoorOpen aria-hidden className="size-3.5 shrink-0" />
          {t(`planned.${entrance.kind}`, {
            phase: entrance.closedFrom === null ? '' : phaseNumber(entrance.closedFrom),
          })}
        </span>
      )}
      {state === 'shared' && (
        <span className="mt-0.5 flex items-start gap-1 text-open">
          <Users aria-hidden className="size-3.5 shrink-0" />
          {t('shared', { services: format.list(sharedBy) })}
        </span>
      )}
    </>
  )
}

/** From this many addresses on, a set is called "any address". */
const ANYWHERE = 2 ** 31

const isAnywhere = ({ ipv4 }: AddressCount): boolean => Number(ipv4) > ANYWHERE

/** Returns a function that writes a count of addresses in words, with IPv6 if there are any. */
function useAddressText(): (addresses: AddressCount) => string {
  const t = useTranslations('proof.exposure')
  return (addresses) => {
    const { ipv4, ipv6 } = addresses
    if (isAnywhere(addresses)) return t('anyAddress')
    return t(ipv6 === '0' ? 'addresses' : 'addressesBoth', { ipv4: Number(ipv4) })
  }
}
