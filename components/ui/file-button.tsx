'use client'

import { FileUp } from 'lucide-react'
import { type ComponentProps, type ReactNode, useRef } from 'react'
import { Button } from './button'

/** Opens the browser's file chooser. The same file can be chosen again, because it may have changed in between. */
export function FileButton({
  accept,
  tone = 'plain',
  Icon = FileUp,
  onFile,
  children,
}: {
  /** endings of files that are offered first, such as `.txt` */
  accept: string
  tone?: ComponentProps<typeof Button>['tone']
  Icon?: typeof FileUp
  onFile: (file: File) => void
  children: ReactNode
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button tone={tone} onClick={() => input.current?.click()}>
        <Icon aria-hidden className="size-4" />
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file !== undefined) onFile(file)
          target.value = ''
        }}
      />
    </>
  )
}

/** Covers the page while a file is dragged over it, to say that it can be dropped anywhere. */
export function DropHint({ children }: { children: ReactNode }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-3 z-60 grid place-items-center rounded-2xl border-2 border-dashed border-accent bg-surface/85"
    >
      <p className="flex items-center gap-2.5 text-lg font-semibold text-accent">
        <FileUp className="size-5" />
        {children}
      </p>
    </div>
  )
}
