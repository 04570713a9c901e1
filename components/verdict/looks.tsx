import { Check, CircleAlert, CircleHelp, Info, Minus, TriangleAlert, X } from 'lucide-react'
import type { CheckResult } from '#lib/matcher'

type Look = { readonly Icon: typeof Info; readonly tone: string }

/** Icon and colour of a severity. Its word is shown beside it or announced. */
export const SEVERITY_LOOKS: Readonly<Record<'error' | 'question' | 'warning' | 'info', Look>> = {
  error: { Icon: CircleAlert, tone: 'text-lost' },
  question: { Icon: CircleHelp, tone: 'text-ask' },
  warning: { Icon: TriangleAlert, tone: 'text-ask' },
  info: { Icon: Info, tone: 'text-ink-2' },
}

/** Icon and colour of a check result. */
export const CHECK_LOOKS: Readonly<Record<CheckResult, Look>> = {
  pass: { Icon: Check, tone: 'text-good' },
  fail: { Icon: X, tone: 'text-lost' },
  skip: { Icon: Minus, tone: 'text-ink-2' },
  unknown: { Icon: CircleHelp, tone: 'text-ask' },
}
