'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Card, CardSection } from '#components/ui/card'
import { fileNameOf, saveAsFile } from '#lib/client/files/save-as-file'
import { mapTexts, toHtml, toMarkdown } from '#lib/client/report/blocks'
import { redactorOf } from '#lib/client/report/redact'
import { type RequestFacts, useChangeRequest } from './use-change-request'

/** The change request of a runbook to save: as Markdown or as one HTML file, whole or without names and addresses. */
export function RequestMenu(facts: RequestFacts) {
  const t = useTranslations('night.request')
  const language = useLocale()
  const write = useChangeRequest(facts)
  const [isRedacted, setRedacted] = useState(false)
  const { document } = facts
  const blocks = () => {
    const whole = write()
    const words = {
      service: t('words.service'),
      connector: t('words.connector'),
      network: t('words.network'),
      sample: t('words.sample'),
      text: t('words.text'),
    }
    return isRedacted ? mapTexts(whole, redactorOf(document, words)) : whole
  }
  const title = isRedacted ? t('name') : `${t('name')} ${document.title}`
  const saveMarkdown = () => saveAsFile(fileNameOf(title, '.md', t('name')), toMarkdown(blocks()), 'text/markdown')
  const saveHtml = () =>
    saveAsFile(fileNameOf(title, '.html', t('name')), toHtml(blocks(), { title, language }), 'text/html')
  return (
    <Card title={t('name')}>
      <CardSection className="flex flex-col gap-2.5 text-sm">
        <p>{t('confidential')}</p>
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={isRedacted} onChange={(event) => setRedacted(event.target.checked)} />
          {t('redact')}
        </label>
        <div className="flex flex-wrap gap-2">
          <Button onClick={saveHtml}>
            <Download aria-hidden className="size-4" />
            HTML
          </Button>
          <Button onClick={saveMarkdown}>
            <Download aria-hidden className="size-4" />
            Markdown
          </Button>
        </div>
      </CardSection>
    </Card>
  )
}
