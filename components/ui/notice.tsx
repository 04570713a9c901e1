import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type Tone = 'info' | 'ask' | 'lost'

const TONES: Record<Tone, { box: string; Icon: typeof Info }> = {
  info: { box: 'border-line bg-sunken text-ink', Icon: Info },
  ask: { box: 'border-ask/30 bg-ask-soft text-ask', Icon: TriangleAlert },
  lost: { box: 'border-lost/30 bg-lost-soft text-lost', Icon: CircleAlert },
}

/** A message inside a page: what happened and what to do next. With `live`, screen readers announce it. */
export function Notice({
  tone = 'info',
  live = false,
  actions,
  children,
}: {
  tone?: Tone
  live?: boolean
  actions?: ReactNode
  children: ReactNode
}) {
  const { box, Icon } = TONES[tone]
  return (
    <div
      role={live ? (tone === 'lost' ? 'alert' : 'status') : undefined}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3.5 py-2.5 text-sm ${box}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-60">{children}</div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
