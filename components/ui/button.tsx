import Link from 'next/link'
import type { ComponentProps } from 'react'

type Tone = 'primary' | 'plain' | 'quiet' | 'danger'

const BASE =
  'inline-flex min-h-7 items-center justify-center gap-1.5 rounded-lg border py-0.5 text-sm font-medium whitespace-nowrap transition-colors max-phone:min-h-8 disabled:opacity-50 disabled:cursor-not-allowed aria-disabled:opacity-50 aria-disabled:cursor-not-allowed'

const TONES: Record<Tone, string> = {
  primary: 'border-ink bg-ink px-2.5 text-paper hover:bg-ink/88 forced-colors:text-[ButtonText]',
  plain: 'border-line-strong bg-surface px-2.5 text-ink hover:border-ink-3',
  quiet: 'border-transparent bg-transparent px-2 text-ink-2 hover:bg-sunken hover:text-ink',
  danger: 'border-line-strong bg-surface px-2.5 text-lost hover:bg-lost-soft',
}

const classes = (tone: Tone, className: string) => `${BASE} ${TONES[tone]} ${className}`

/** A button; `primary` at most once on a screen. */
export function Button({
  tone = 'plain',
  className = '',
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { tone?: Tone }) {
  return <button type={type} className={classes(tone, className)} {...rest} />
}

/** A link to another page that looks like a button. */
export function ButtonLink({ tone = 'plain', className = '', ...rest }: ComponentProps<typeof Link> & { tone?: Tone }) {
  return <Link className={classes(tone, className)} {...rest} />
}
