'use client'

import { useEffect, useEffectEvent } from 'react'

type Actions = {
  readonly save: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly help: () => void
}

/**
 * Handles Ctrl or ⌘ with S, Z, Shift+Z and Y, and `?`. While the user types in a field, undo is the browser's and
 * reverts letters. In a field without typing since it got the focus, and everywhere else, undo reverts the last edit.
 */
export function useShortcuts(actions: Actions): void {
  const act = useEffectEvent((action: keyof Actions) => actions[action]())
  useEffect(() => {
    let typedIn: EventTarget | null = null
    const onInput = ({ target }: Event) => {
      typedIn = target
    }
    const onFocusOut = () => {
      typedIn = null
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const action = actionOf(event, typedIn)
      if (action === null) return
      // Behind an open dialog nothing is undone. Saving is safe at any time.
      if (action !== 'save' && isInDialog(event.target)) return
      event.preventDefault()
      act(action)
    }
    document.addEventListener('input', onInput)
    document.addEventListener('focusout', onFocusOut)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('input', onInput)
      document.removeEventListener('focusout', onFocusOut)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

function actionOf(event: KeyboardEvent, typedIn: EventTarget | null): keyof Actions | null {
  const { key, shiftKey, altKey, target } = event
  if (!(event.ctrlKey || event.metaKey)) return key === '?' && !isTextField(target) ? 'help' : null
  if (altKey) return null
  switch (key.toLowerCase()) {
    case 's':
      return shiftKey ? null : 'save'
    case 'z':
      return typedIn === target && isTextField(target) ? null : shiftKey ? 'redo' : 'undo'
    case 'y':
      return typedIn === target && isTextField(target) ? null : 'redo'
    default:
      return null
  }
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog, [role="dialog"]') !== null

const PRESSED = new Set(['checkbox', 'radio', 'button', 'submit'])

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !PRESSED.has(target.type)
}
