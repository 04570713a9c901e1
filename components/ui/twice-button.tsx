'use client'

import { useState } from 'react'
import { Button } from './button'

type Props = {
  readonly label: string
  /** the label with what it is about, for who hears the button alone */
  readonly name: string
  readonly confirmLabel: string
  readonly confirmName: string
  readonly keepLabel: string
  readonly onConfirm: () => void
}

/** A button for what cannot be undone: it must be pressed twice. */
export function TwiceButton({ label, name, confirmLabel, confirmName, keepLabel, onConfirm }: Props) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking)
    return (
      <Button aria-label={name} onClick={() => setIsAsking(true)}>
        {label}
      </Button>
    )
  return (
    <>
      <Button tone="danger" autoFocus aria-label={confirmName} onClick={onConfirm}>
        {confirmLabel}
      </Button>
      <Button tone="quiet" onClick={() => setIsAsking(false)}>
        {keepLabel}
      </Button>
    </>
  )
}
