'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { type Editing, useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { changeDocument } from '#lib/client/draft/draft'
import { keepDomainRecords } from '#lib/client/edits/domain-records'
import { changePhase } from '#lib/client/edits/phases'
import { domainsToLookUp } from '#lib/client/views/dns-lines'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { DomainRecords } from '#lib/scenario/document/domain-records'
import { recordsOf } from '#lib/scenario/wants/mx-in-dns'
import { DnsFailure } from './dns-failure'
import { DomainFacts } from './domain-facts'
import { useDomainLookUp } from './use-domain-look-up'

type Props = {
  phase: Phase
  services: readonly Service[]
  /** whether somebody came to see this card */
  isAsked?: boolean
}

/** What DNS said about the domains whose MX a phase states. An editor can ask again. */
export function PhaseDns({ phase, services, isAsked = false }: Props) {
  const t = useTranslations('workspace.dns')
  const editing = useEditing()
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isAsked) card.current?.scrollIntoView({ block: 'center' })
  }, [isAsked])
  const domainRecords = useDocument((document) => document.domainRecords)
  const known = phase.mx.flatMap((record) => {
    const records = recordsOf({ domainRecords }, record.domain)
    return records === null ? [] : [{ record, records }]
  })
  if (phase.mx.length === 0 || (editing === null && known.length === 0)) return null
  return (
    <Card title={t('title')} label={t('title')} className="min-w-0">
      <div ref={card} className="flex flex-col gap-4 border-t border-line px-4 py-4 sm:px-4.5">
        {editing !== null && <LookUp phase={phase} known={domainRecords} editing={editing} />}
        <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
          {known.map(({ record, records }) => (
            <DomainFacts
              key={record.domain}
              record={record}
              records={records}
              phase={phase}
              services={services}
              onTtl={
                editing === null
                  ? null
                  : (mxTtl) => {
                      editing.change(changeDocument(changePhase(phase.id, { mxTtl })))
                      editing.announce(t('tookTtl', { seconds: mxTtl, phase: phase.name }))
                    }
              }
            />
          ))}
        </div>
      </div>
    </Card>
  )
}

type LookUpProps = { phase: Phase; known: readonly DomainRecords[]; editing: Editing }

/** Asks DNS about the domains of the phase, and stores each answer with the scenario. */
function LookUp({ phase, known, editing }: LookUpProps) {
  const t = useTranslations('workspace.dns')
  const { ask, stop, asking, failed } = useDomainLookUp((records) =>
    editing.change(changeDocument(keepDomainRecords(records)), 'domainRecords'),
  )
  const domains = domainsToLookUp(phase, known)
  if (domains.length === 0) return null
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {asking === null ? (
          <Button onClick={() => void ask(domains)}>{t('lookUp')}</Button>
        ) : (
          <Button onClick={stop}>{t('stop')}</Button>
        )}
        <p role="status" className="text-xs text-ink-3 wrap-anywhere">
          {asking === null ? t('hint') : t('asking', { domain: asking })}
        </p>
      </div>
      {failed && <DnsFailure error={failed} />}
    </>
  )
}
