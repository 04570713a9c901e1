'use client'

import { type ClipboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { TextArea } from '#components/ui/field'
import { DropHint, FileButton } from '#components/ui/file-button'
import { useFileDrop } from '#components/ui/file-drop'
import { Notice } from '#components/ui/notice'
import { ScrollRegion } from '#components/ui/scroll-region'
import { LONGEST_SHOWN } from '#lib/client/workers/shown-text'
import type { SourceText } from './use-source'

/** Moves the cursor to a line of the text; null if the text cannot be edited. */
export type GoToLine = { readonly goTo: (line: number) => void }

type Props = {
  source: SourceText
  label: string
  placeholder?: string
  ref?: Ref<GoToLine>
}

const ACCEPT = '.json,.txt,.csv,.xml,.clixml,.log,.yaml,.yml,.ps1,.psd1'

/** The field for an export, which also takes a file. Of a text that is too long for a field it shows the beginning. */
export function ImportText({ source, label, placeholder = '', ref }: Props) {
  const t = useTranslations('import.source')
  const { text, long, take, clear } = source
  const isOver = useFileDrop(take)
  const area = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({
    goTo: (line) => selectLine(area.current?.querySelector('textarea') ?? null, line),
  }))
  // Pasting megabytes into a field would freeze the page, so long text is taken before the field gets it.
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (pasted.length <= LONGEST_SHOWN) return
    event.preventDefault()
    take(pasted)
  }
  return (
    <div className="flex flex-col gap-2.5">
      {isOver && <DropHint>{t('drop')}</DropHint>}
      <div ref={area}>
        {long === null ? (
          <TextArea
            label={label}
            mono
            wrap="off"
            rows={text === '' ? 7 : 6}
            spellCheck={false}
            autoCapitalize="off"
            placeholder={placeholder}
            value={text}
            onChange={(event) => source.type(event.target.value)}
            onPaste={paste}
          />
        ) : (
          <LongText source={source} label={label} />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileButton accept={ACCEPT} onFile={take}>
          {t('file')}
        </FileButton>
        {(text !== '' || long !== null) && (
          <Button tone="quiet" onClick={clear}>
            {t('clear')}
          </Button>
        )}
        <p className="text-xs text-ink-3">{t('stays')}</p>
      </div>
      <ReadState source={source} />
    </div>
  )
}

/** Moves the cursor to a line and scrolls the line to the middle. Lines do not wrap, so all have the same height. */
function selectLine(field: HTMLTextAreaElement | null, line: number): void {
  if (field === null) return
  const lines = field.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
  field.focus()
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  field.scrollTop = ((line - 1) * field.scrollHeight) / lines.length - field.clientHeight / 2
  field.scrollLeft = 0
}

function LongText({ source: { text, long, reading }, label }: { source: SourceText; label: string }) {
  const t = useTranslations('import.source')
  return (
    <div>
      <p className="text-sm font-medium">{label}</p>
      <ScrollRegion label={label} className="mt-1 h-36 overflow-y-auto rounded-lg border border-line bg-sunken">
        <pre className="px-2.5 py-1.5 font-mono text-sm">{text}…</pre>
      </ScrollRegion>
      <p className="mt-1.5 text-xs text-ink-3">
        {t('long', { name: long?.name ?? 'none', length: reading?.length ?? 0, isFile: String(long?.name != null) })}
      </p>
    </div>
  )
}

/** The progress of reading with a stop button, and the format that was recognised. */
function ReadState({ source: { reading, progress, hasFailed, stop } }: { source: SourceText }) {
  const t = useTranslations('import.source')
  const formats = useTranslations('import.formats')
  if (hasFailed)
    return (
      <Notice tone="lost" live>
        {t('failed')}
      </Notice>
    )
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-sm empty:hidden">
      {progress !== null && (
        <>
          <span
            aria-hidden
            className="size-4 animate-spin rounded-full border-2 border-line-strong border-t-accent motion-reduce:animate-none"
          />
          <p role="status">{t('reading', { count: progress.connectors })}</p>
          <Button tone="quiet" onClick={stop}>
            {t('stop')}
          </Button>
        </>
      )}
      {progress === null && reading !== null && (
        <p role="status" className="text-ink-2">
          {t.rich('readAs', {
            format: formats(reading.format),
            known: String(
              reading.connectors.length > 0 ||
                !['unknown', 'format-table', 'microsoft365dsc', 'html', 'scenario-file'].includes(reading.format),
            ),
            count: reading.connectors.length,
            b: (chunks) => <strong className="font-semibold text-ink">{chunks}</strong>,
          })}
        </p>
      )}
    </div>
  )
}
