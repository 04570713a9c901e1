'use client'

import { type ReactNode, type Ref, useId } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button'
import { Dialog } from './dialog'

type Props = {
  title: ReactNode
  /** the labels of the buttons */
  texts: { readonly submit: string; readonly cancel: string; readonly remove: string }
  /** null if there is nothing to delete yet */
  onRemove: (() => void) | null
  /** further actions, shown beside the delete button */
  more?: ReactNode
  ref?: Ref<HTMLFormElement>
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog with one form. Its buttons submit, cancel, or delete the item that the form is about. */
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

/** Calls `mark` to show the errors of a form, and moves the focus to the first invalid field. */
export function showWrong(form: HTMLFormElement | null, mark: () => void): void {
  // The invalid fields can be found only after they are rendered.
  flushSync(mark)
  form?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
}
