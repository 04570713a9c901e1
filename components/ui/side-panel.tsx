'use client'

import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { useMedia } from './media'
import { useUiTexts } from './texts'

/** Below this width the panel is a sheet over the page (breakpoint `phone` of the style sheet). */
const SHEET = '(width < 54rem)'

/** A step to a neighbour of what is shown; null where there is none. */
export type PanelStep = { readonly label: string; readonly go: () => void } | null

type Props = {
  label: string
  title: ReactNode
  /** names what is shown: when it changes, the panel begins at its top */
  of: string
  /** when it grows, the panel takes the focus */
  focusAsked: number
  /** what gets the focus back when the panel closes */
  opener: () => HTMLElement | null
  previous: PanelStep
  next: PanelStep
  onClose: () => void
  children: ReactNode
}

/**
 * A panel at the right of the page, as high as the window, which scrolls on its own; on a phone a sheet with a way back.
 * Escape closes it, and the focus returns to what opened it.
 */
export function SidePanel({ children, ...props }: Props) {
  const isSheet = useMedia(SHEET)
  // The content lives in an element of its own, which moves: what is typed in it survives when a panel becomes a sheet.
  const [content] = useState(() => (typeof document === 'undefined' ? null : document.createElement('div')))
  const place = useCallback(
    (node: HTMLElement | null) => {
      if (node === null || content === null) return
      content.className = 'contents'
      node.append(content)
    },
    [content],
  )
  const frame = { ...props, content: <div ref={place} className="contents" /> }
  return (
    <>
      {isSheet ? <Sheet {...frame} /> : <Aside {...frame} />}
      {content !== null && createPortal(children, content)}
    </>
  )
}

type FrameProps = Omit<Props, 'children'> & { content: ReactNode }

function Aside({ label, of, focusAsked, opener, content, ...rest }: FrameProps) {
  const panel = useRef<HTMLElement>(null)
  useStartAtTop(panel, of)
  useFocusOn(panel, focusAsked)
  useFocusBack(panel, opener)
  const { onClose } = rest
  useEscape(panel, onClose)
  return (
    <section
      ref={panel}
      aria-label={label}
      tabIndex={-1}
      className="z-20 h-[calc(100dvh-var(--frame))] overflow-y-auto overscroll-contain border-l border-line bg-surface outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 max-wide:fixed max-wide:top-frame max-wide:right-0 max-wide:w-110 max-wide:shadow-float wide:sticky wide:top-frame print:static print:h-auto"
    >
      <PanelHead {...rest} isSheet={false} />
      {content}
    </section>
  )
}

/**
 * Escape in the panel closes it, unless something in it has used the key. A button of the panel that did its work can be gone,
 * and the focus with it: Escape closes the panel even then.
 */
function useEscape(panel: RefObject<HTMLElement | null>, onClose: () => void) {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      const { activeElement, body } = document
      if (activeElement !== body && !panel.current?.contains(activeElement)) return
      event.preventDefault()
      close()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [panel])
}

function Sheet({ label, of, focusAsked, opener, content, ...rest }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const back = useEffectEvent(() => opener()?.focus({ preventScroll: true }))
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => {
      current?.close()
      back()
    }
  }, [])
  useStartAtTop(body, of)
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        rest.onClose()
      }}
      className="fixed inset-x-0 top-11 bottom-0 m-0 h-auto max-h-none w-full max-w-none overflow-hidden rounded-t-2xl border-0 bg-surface text-ink shadow-float outline-none backdrop:bg-black/40"
    >
      <div ref={body} tabIndex={-1} className="h-full overflow-y-auto overscroll-contain outline-none">
        <PanelHead {...rest} isSheet />
        {content}
      </div>
    </dialog>
  )
}

const ICON =
  'grid size-7 max-phone:size-8 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink'

type HeadProps = Pick<Props, 'title' | 'previous' | 'next' | 'onClose'> & { isSheet: boolean }

function PanelHead({ title, previous, next, onClose, isSheet }: HeadProps) {
  const texts = useUiTexts()
  return (
    <div className="sticky top-0 z-10 flex h-11 items-center gap-0.5 border-b border-line bg-surface pr-3 pl-5 text-ink-2 max-phone:px-2">
      {isSheet && (
        <button
          type="button"
          onClick={onClose}
          className="mr-1.5 inline-flex h-9 shrink-0 items-center gap-0.5 rounded-md pr-2 pl-0.5 font-medium text-accent"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {texts.back}
        </button>
      )}
      <p className="min-w-0 flex-1 truncate">{title}</p>
      <StepButton step={previous} Icon={ChevronLeft} />
      <StepButton step={next} Icon={ChevronRight} />
      {!isSheet && (
        <button type="button" aria-label={texts.closePanel} title={texts.closePanel} onClick={onClose} className={ICON}>
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  )
}

function StepButton({ step, Icon }: { step: PanelStep; Icon: typeof X }) {
  if (step === null) return null
  return (
    <button type="button" aria-label={step.label} title={step.label} onClick={step.go} className={ICON}>
      <Icon aria-hidden className="size-4" />
    </button>
  )
}

/** Scrolls to the top for each thing that is shown. */
function useStartAtTop(panel: RefObject<HTMLElement | null>, of: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown stands for the scroll position
  useLayoutEffect(() => {
    if (panel.current) panel.current.scrollTop = 0
  }, [of])
}

/** Moves the focus to the panel each time that it is asked for; not when the page was opened with the panel. */
function useFocusOn(panel: RefObject<HTMLElement | null>, asked: number): void {
  useLayoutEffect(() => {
    if (asked > 0) panel.current?.focus({ preventScroll: true })
  }, [panel, asked])
}

/** Gives the focus back when the panel leaves the page with the focus in it. */
function useFocusBack(panel: RefObject<HTMLElement | null>, opener: () => HTMLElement | null): void {
  const find = useEffectEvent(opener)
  useLayoutEffect(() => {
    const { current } = panel
    return () => {
      if (current?.contains(document.activeElement)) find()?.focus({ preventScroll: true })
    }
  }, [panel])
}

/** A part of a panel, with a line above it and perhaps a heading. */
export function PanelSection({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t border-line px-5 pt-3 pb-3.5 first-of-type:border-t-0 first-of-type:pt-4 max-phone:px-4">
      {title !== undefined && <h3 className="font-semibold">{title}</h3>}
      {children}
    </section>
  )
}
