'use client'

import { type ReactNode, type Ref, useId } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button'
import { Dialog } from './dialog'

type Props = {
  title: ReactNode
  /** what the buttons say */
  texts: { readonly submit: string; readonly cancel: string; readonly remove: string }
  /** null where there is nothing to delete yet */
  onRemove: (() => void) | null
  /** what else can be done, beside deleting */
  more?: ReactNode
  ref?: Ref<HTMLFormElement>
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog with one form: it is sent, given up, or what it is about is deleted. */
export function FormDialog({ title, texts, onRemove, more, ref, onSubmit, onClose, children }: Props) {
  const id = useId()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          {onRemove && (
            <div className="mr-auto flex flex-wrap gap-2">
              <Button tone="danger" onClick={onRemove}>
                {texts.remove}
              </Button>
              {more}
            </div>
          )}
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" type="submit" form={id}>
            {texts.submit}
          </Button>
        </>
      }
    >
      <form
        ref={ref}
        id={id}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}

/** Marks what is wrong with a form by `mark`, and leads to the first field that is. */
export function showWrong(form: HTMLFormElement | null, mark: () => void): void {
  // The field is known as wrong only once it is drawn so.
  flushSync(mark)
  form?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
}
