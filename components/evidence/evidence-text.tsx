'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice'
import { PasteOrFile } from '#components/ui/paste-or-file'
import { readTextFile } from '#lib/client/files/text-file'
import { EVIDENCE_LENGTH } from '#lib/exchange/evidence/length'

const PLACEHOLDER = `Received: from … by ….mail.protection.outlook.com …
550 5.7.51 TenantInboundAttribution; …
S:InboundConnectorData=Name=…;ConnectorType=Partner…`

type FileProblem = 'cut' | 'outlook' | 'unreadable'

/** The field for evidence, which also takes a dropped file. */
export function EvidenceText({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useTranslations('evidence')
  const [said, setSaid] = useState<FileProblem | null>(null)
  const take = async (file: File) => {
    try {
      const read = await readTextFile(file, EVIDENCE_LENGTH)
      setSaid(read.kind === 'outlook' ? 'outlook' : read.isCut ? 'cut' : null)
      onText(read.kind === 'outlook' ? '' : read.text)
    } catch {
      setSaid('unreadable')
    }
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-2">{t('intro')}</p>
      <PasteOrFile
        label={t('text')}
        placeholder={PLACEHOLDER}
        value={text}
        fileLabel={t('file')}
        accept=".eml,.txt,.msg,.log,.csv,.json,.xml,message/rfc822,text/plain"
        note={t('fileNote')}
        onText={(next) => {
          setSaid(null)
          onText(next)
        }}
        onFile={(file) => void take(file)}
      />
      {said !== null && (
        <Notice live tone={said === 'cut' ? 'info' : 'ask'}>
          {t(said, { size: EVIDENCE_LENGTH / 1024 })}
        </Notice>
      )}
    </div>
  )
}
