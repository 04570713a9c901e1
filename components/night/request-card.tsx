'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Card, CardSection } from '#components/ui/card'
import { CopyButton } from '#components/ui/copy-button'
import { Disclosure } from '#components/ui/disclosure'
import { fileNameOf, saveAsFile } from '#lib/client/files/save-as-file'
import { mapTexts, toHtml, toMarkdown } from '#lib/client/report/blocks'
import { redactorOf } from '#lib/client/report/redact'
import { AgreementForm } from './agreement-form'
import { BlockList } from './block-view'
import type { RequestFacts } from './request-words'
import { useChangeRequest } from './use-change-request'

type Props = { facts: RequestFacts; isShown: boolean; onShown: (isShown: boolean) => void }

/**
 * The change request of a runbook: what people agree on for it, and the request itself to read, print and save, whole or
 * without names and addresses.
 */
export function RequestCard({ facts, isShown, onShown }: Props) {
  const t = useTranslations('night.request')
  const language = useLocale()
  const { blocks: write, ticket } = useChangeRequest(facts)
  const [isRedacted, setRedacted] = useState(false)
  const { document, after } = facts
  const redact = useRedactor(isRedacted ? facts : null)
  const blocks = () => mapTexts(write(), redact)
  const title = isRedacted ? t('name') : `${t('name')} ${document.title}`
  const saveMarkdown = () => saveAsFile(fileNameOf(title, '.md', t('name')), toMarkdown(blocks()), 'text/markdown')
  const saveHtml = () =>
    saveAsFile(fileNameOf(title, '.html', t('name')), toHtml(blocks(), { title, language }), 'text/html')
  return (
    <Card
      title={<span className="print:hidden">{t('name')}</span>}
      label={t('name')}
      className="min-w-0 print:border-0"
      actions={
        <div className="flex flex-wrap gap-2 print:hidden">
          <CopyButton text={redact(ticket())} label={t('copyTicket')} />
          <Button onClick={saveHtml}>
            <Download aria-hidden className="size-4" />
            HTML
          </Button>
          <Button onClick={saveMarkdown}>
            <Download aria-hidden className="size-4" />
            Markdown
          </Button>
        </div>
      }
    >
      <CardSection className="flex flex-col gap-3 text-sm print:hidden">
        <p className="text-ink-2">{t('confidential')}</p>
        <Disclosure label={t('agreed')} note={t('empty')}>
          <AgreementForm phase={after} />
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
          <article>
            <BlockList blocks={blocks()} />
          </article>
        </CardSection>
      )}
    </Card>
  )
}

/** Replaces names, domains and addresses; without facts it leaves a text as it is. */
function useRedactor(facts: RequestFacts | null): (text: string) => string {
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
