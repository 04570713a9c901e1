'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button'
import { useUiTexts } from './texts'

const SHOWN_FOR = 2_000

/**
 * Copies a text and says so. Without access to the clipboard (plain http), it calls `onRefused`, which may select the
 * text.
 */
export function CopyButton({
  text,
  label,
  tone = 'plain',
  onRefused,
}: {
  text: string
  label?: string
  tone?: 'plain' | 'primary' | 'quiet'
  onRefused?: () => void
}) {
  const texts = useUiTexts()
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setIsCopied(true)
    } catch {
      onRefused?.()
    }
  }
  return (
    <Button tone={tone} onClick={copy}>
      {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      {isCopied ? texts.copied : (label ?? texts.copy)}
      <span role="status" className="sr-only">
        {isCopied ? texts.copied : ''}
      </span>
    </Button>
  )
}
