'use client'

import type { ReactNode } from 'react'
import { TextArea } from './field'
import { FileButton } from './file-button'
import { useFileDrop } from './file-drop'

type Props = {
  label: string
  hint?: string
  placeholder: string
  value: string
  /** rows of the field while it is empty; with text it has at most four, because the result below it matters more */
  rows?: number
  fileLabel: string
  accept: string
  /** a note beside the file button */
  note?: ReactNode
  error?: string | null
  onText: (text: string) => void
  onFile: (file: File) => void
}

/** A field to paste text into. A file can also be dropped anywhere on the page, or chosen with the button. */
export function PasteOrFile({
  label,
  hint,
  placeholder,
  value,
  rows = 7,
  fileLabel,
  accept,
  note,
  error,
  onText,
  onFile,
}: Props) {
  const isOver = useFileDrop(onFile)
  return (
    <div className="flex flex-col gap-2">
      <div className={`rounded-xl ${isOver ? 'outline-2 outline-offset-4 outline-accent outline-dashed' : ''}`}>
        <TextArea
          label={label}
          {...(hint === undefined ? {} : { hint })}
          {...(error === undefined ? {} : { error })}
          mono
          rows={value === '' ? rows : Math.min(rows, 4)}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          onChange={({ target }) => onText(target.value)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileButton accept={accept} onFile={onFile}>
          {fileLabel}
        </FileButton>
        {note && <p className="min-w-0 flex-1 basis-56 text-xs text-ink-3">{note}</p>}
      </div>
    </div>
  )
}
