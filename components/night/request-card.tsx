'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Card, CardSection } from '#components/ui/card'
import { CopyButton } from '#components/ui/copy-button'
import { Disclosure } from '#components/ui/disclosure'
import { fileNameOfParts, saveAsFile } from '#lib/client/files/save-as-file'
import { mapTexts, toHtml, toMarkdown } from '#lib/client/report/blocks'
import { redactorOf } from '#lib/client/report/redact'
import { localTimeOf } from '#lib/client/views/clock-words'
import type { Flows } from '#lib/client/workers/find-flows'
import { AgreementForm } from './agreement-form'
import { RequestBlocks } from './request-blocks'
import type { RequestFacts } from './request-words'
import { useChangeRequest } from './use-change-request'
import { useRequestFlows } from './use-request-flows'

type Props = { facts: Omit<RequestFacts, 'isRedacted'>; isShown: boolean; onShown: (isShown: boolean) => void }

/**
 * The change request of a runbook: what people agree on for it, and the request itself to read, print and save, whole or
 * without names and addresses.
 */
export function RequestCard({ facts, isShown, onShown }: Props) {
  const t = useTranslations('night.request')
  const language = useLocale()
  const [isRedacted, setRedacted] = useState(false)
  const { blocks: write, ticket } = useChangeRequest({ ...facts, isRedacted })
  const { document, after } = facts
  const { flows, isFailed, ask } = useRequestFlows(document, isShown)
  const redact = useRedactor(isRedacted ? facts : null)
  const blocksWith = (known: Flows) => mapTexts(write(known), redact)
  const title = isRedacted ? t('name') : `${t('name')} ${document.title}`
  // A day of an agreed start is that of whoever agreed on it.
  const on =
    after.changeRequest?.startsAt == null ? after.plannedOn : localTimeOf(after.changeRequest.startsAt).slice(0, 10)
  const number = t('filePhase', { number: document.phases.indexOf(after) + 1 })
  const phaseParts = [isRedacted ? number : `${number} ${after.name}`, on ?? '']
  const save = async (ending: '.md' | '.html') => {
    const blocks = blocksWith(await ask())
    const name = fileNameOfParts([t('name'), ...(isRedacted ? [] : [document.title]), ...phaseParts], ending)
    if (ending === '.md') saveAsFile(name, toMarkdown(blocks), 'text/markdown')
    else saveAsFile(name, toHtml(blocks, { title, language }), 'text/html')
  }
  return (
    <Card
      title={<span className="print:hidden">{t('name')}</span>}
      label={t('name')}
      className="min-w-0 print:border-0"
      actions={
        <div className="flex flex-wrap gap-2 print:hidden">
          <CopyButton text={redact(ticket())} label={t('copyTicket')} />
          <Button onClick={() => void save('.html')}>
            <Download aria-hidden className="size-4" />
            HTML
          </Button>
          <Button onClick={() => void save('.md')}>
            <Download aria-hidden className="size-4" />
            Markdown
          </Button>
        </div>
      }
    >
      <CardSection className="flex flex-col gap-3 text-sm print:hidden">
        <p className="text-ink-2">{t('confidential')}</p>
        <Disclosure label={t('agreed')} note={t('empty')}>
          <AgreementForm phase={after} steps={facts.steps} />
        </Disclosure>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <label className="flex items-center gap-2">
            <input type="checkbox" checked={isRedacted} onChange={({ target }) => setRedacted(target.checked)} />
            {t('redact')}
          </label>
          <label className="flex items-center gap-2">
            <input type="checkbox" checked={isShown} onChange={({ target }) => onShown(target.checked)} />
            {t('preview')}
          </label>
        </div>
      </CardSection>
      {isShown && (
        <CardSection>
          {flows !== null ? (
            <RequestBlocks blocks={blocksWith(flows)} />
          ) : (
            <p role={isFailed ? 'alert' : 'status'} className="py-2 text-sm text-ink-2">
              {t(isFailed ? 'flowFailed' : 'flowWorking')}
            </p>
          )}
        </CardSection>
      )}
    </Card>
  )
}

/** Replaces names, domains and addresses; without facts it leaves a text as it is. */
function useRedactor(facts: Props['facts'] | null): (text: string) => string {
  const t = useTranslations('night.request.words')
  if (facts === null) return (text) => text
  return redactorOf(facts.document, {
    service: t('service'),
    connector: t('connector'),
    network: t('network'),
    sample: t('sample'),
    phase: t('phase'),
    text: t('text'),
  })
}
