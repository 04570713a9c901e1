'use client'

import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { CopyButton } from '#components/ui/copy-button'
import { TextArea } from '#components/ui/field'

const COMMAND = 'Get-InboundConnector | ConvertTo-Json -Depth 5'

/** Where the output of the cmdlet is pasted, or a file with it dropped. */
export function ImportText({ text, onRead }: { text: string; onRead: (text: string) => void }) {
  const t = useTranslations('scenarios.import')
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const take = async (file: File | undefined) => {
    if (file !== undefined) onRead(decode(await file.arrayBuffer()))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="text-ink-2">{t('run')}</p>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <code className="min-w-0 flex-1 basis-72 rounded-lg border border-line bg-sunken px-3 py-1.5 text-sm wrap-anywhere">
            {COMMAND}
          </code>
          <CopyButton text={COMMAND} />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button beside it is the first */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={`rounded-xl ${isOver ? 'outline-2 outline-offset-4 outline-accent outline-dashed' : ''}`}
      >
        <TextArea
          label={t('text')}
          mono
          rows={text === '' ? 8 : 5}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={'[\n  {\n    "Name": "Filter",\n    "SenderDomains": ["smtp:*;1"],\n    …'}
          value={text}
          onChange={(event) => onRead(event.target.value)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button onClick={() => input.current?.click()}>
          <FileUp aria-hidden className="size-4" />
          {t('file')}
        </Button>
        <p className="text-xs text-ink-3">{t('stays')}</p>
        <input
          ref={input}
          type="file"
          accept=".json,.txt,.csv,.xml,.clixml"
          hidden
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </div>
    </div>
  )
}

/** Windows PowerShell writes UTF-16 with a byte order mark where its output is redirected into a file. */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes)
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
