'use client'

import { type MouseEvent, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useVersions } from '#components/editing/versions'
import { usePlanWarnings } from '#components/findings/plan-warnings'
import { usePlan } from '#components/plan/plan-provider'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import { useViewing } from '#components/viewing/viewing'
import { VIEW_NAMES, type ViewName, writeView } from '#lib/client/views/view-in-address'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import type { MissingLine } from '#lib/scenario/wants/missing-lines'
import { hasContent } from './has-content'

/** The views of the scenario as tabs, with the number of things that each leaves open. */
export function ViewTabs() {
  const t = useTranslations('workspace.views')
  const format = useFormatter()
  const { view, showView } = useViewing()
  const { services, deliverers, missing, ...open } = useOpenCounts()
  const counts = { ...open, facts: services + deliverers + missing.length }
  const said = {
    plan: t('open.plan', { count: counts.plan }),
    facts: format.list([
      ...(services > 0 ? [t('open.rows', { count: services })] : []),
      ...(deliverers > 0 ? [t('open.deliverers', { count: deliverers })] : []),
      ...missing.map((fact) => t(`open.${fact}`)),
    ]),
    proof: t('open.proof', { count: counts.proof }),
  }
  const versions = useVersions()
  const names = VIEW_NAMES.filter((name) => hasContent(name, versions))
  const nav = useRef<HTMLElement>(null)
  useScrolledIntoView(nav, '[aria-current]', view.name)
  const addressOf = (name: ViewName) => writeView('', { ...view, name }) || '?'
  const follow = (event: MouseEvent, name: ViewName) => {
    // With a modifier key, the browser opens the address elsewhere.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    showView(name)
    window.scrollTo({ top: 0 })
  }
  return (
    <nav ref={nav} aria-label={t('label')} className="flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none]">
      {names.map((name) => (
        <a
          key={name}
          href={addressOf(name)}
          aria-current={view.name === name ? 'page' : undefined}
          onClick={(event) => follow(event, name)}
          className="relative flex items-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap text-ink-2 -outline-offset-4 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-2.5 aria-[current=page]:after:-bottom-px aria-[current=page]:after:h-0.5 aria-[current=page]:after:rounded-t-xs aria-[current=page]:after:bg-ink"
        >
          {t(`names.${name}`)}
          {hasCount(name) && counts[name] > 0 && (
            <span
              title={said[name]}
              className="min-w-4.5 rounded-full bg-sunken px-1.5 text-center text-2xs leading-4.5 font-semibold text-ink-2 ring-1 ring-line ring-inset"
            >
              <span aria-hidden>{counts[name]}</span>
              <span className="sr-only"> {said[name]}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

const hasCount = (name: ViewName): name is Counted => name === 'plan' || name === 'facts' || name === 'proof'

type Counted = 'plan' | 'facts' | 'proof'

type OpenCounts = Readonly<Record<'plan' | 'services' | 'deliverers' | 'proof', number>> & {
  /** facts of phases that nobody has entered or read, and that no row asks for */
  readonly missing: readonly MissingLine['fact'][]
}

/** Plan: warnings on connectors. Facts: services of which too little is known, kinds of direct delivery without an answer, and what was not read of the tenant. Proof: open questions. */
function useOpenCounts(): OpenCounts {
  const answers = useDocument((document) => document.deliverers)
  const { summary } = usePlan()
  const warnings = usePlanWarnings()
  const notKnown = summary?.lists.notKnown ?? []
  const withoutFacts = new Set(
    notKnown.flatMap((line) => (line.kind === 'fault' && line.state === 'noFacts' ? line.who : [])),
  )
  const questions = notKnown.filter((line) => line.kind === 'question')
  return {
    plan: warnings.length,
    services: withoutFacts.size,
    deliverers: openDeliverers({ deliverers: answers }),
    proof: questions.length,
    missing: notKnown.flatMap((line) => (line.kind === 'missing' ? line.fact : [])),
  }
}
