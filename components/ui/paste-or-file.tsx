'use client'

import { FileUp } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from './button'
import { TextArea } from './field'

type Props = {
  label: string
  hint?: string
  placeholder: string
  value: string
  /** rows of the field while it is empty; with text in it, what was read matters more */
  rows?: number
  fileLabel: string
  /** endings of files that are offered first, such as `.txt` */
  accept: string
  /** what is said beside the button */
  note?: ReactNode
  error?: string | null
  onText: (text: string) => void
  onFile: (file: File) => void
}

/** A field to paste into, onto which a file can be dropped, and a button to choose one. */
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
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const take = (file: File | undefined) => {
    if (file !== undefined) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button below is the first */}
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
        <Button onClick={() => input.current?.click()}>
          <FileUp aria-hidden className="size-4" />
          {fileLabel}
        </Button>
        {note && <p className="min-w-0 flex-1 basis-56 text-xs text-ink-3">{note}</p>}
        <input
          ref={input}
          type="file"
          accept={accept}
          aria-label={fileLabel}
          hidden
          onChange={({ target }) => {
            take(target.files?.[0])
            // The same file can be chosen again after it was changed.
            target.value = ''
          }}
        />
      </div>
    </div>
  )
}
