'use client'

import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FlattenedSpf } from '#lib/exchange/spf/flattened-spf'

type Step = FlattenedSpf['steps'][number]

/** The count of look-ups against the limit of receivers, and all records as a tree. */
export function LookUps({
  found: { lookups, voidLookups, steps },
}: {
  found: Pick<FlattenedSpf, 'lookups' | 'voidLookups' | 'steps'>
}) {
  const t = useTranslations('spf.lookUps')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const isOver = lookups.count >= lookups.limit || voidLookups.ipv4 > voidLookups.limit
  if (steps.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="font-semibold tracking-tight">{t('title')}</h2>
        <p className={`text-sm ${isOver ? 'text-ask' : 'text-ink-3'}`}>
          {t('counts', {
            count: lookups.count,
            limit: lookups.limit,
            voids: voidLookups.ipv4,
            voidLimit: voidLookups.limit,
          })}
        </p>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="ml-auto flex min-h-8 items-center gap-1 rounded-lg px-2 text-sm text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <ChevronDown aria-hidden className={`size-4 ${isOpen ? 'rotate-180' : ''}`} />
          {t(isOpen ? 'hide' : 'show')}
        </button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Branch steps={steps} parent={null} label={t('tree')} />}
      </div>
    </section>
  )
}

function Branch({ steps, parent, label }: { steps: readonly Step[]; parent: number | null; label?: string }) {
  const own = steps.flatMap((step, index) => (step.parent === parent ? [{ step, index }] : []))
  if (own.length === 0) return null
  const indent = parent === null ? '' : 'mt-2 border-l border-line pl-3'
  return (
    <ul aria-label={label} className={`flex flex-col gap-2 text-xs ${indent}`}>
      {own.map(({ step, index }) => (
        <li key={index} className="min-w-0">
          <StepFacts step={step} />
          <Branch steps={steps} parent={index} />
        </li>
      ))}
    </ul>
  )
}

function StepFacts({ step: { term, domain, record, answers } }: { step: Step }) {
  const t = useTranslations('spf.lookUps')
  // A host without an address of one family is no problem.
  const told = answers.filter(({ type, failure, values }) =>
    failure === null ? type !== 'TXT' && values.length > 0 : type !== 'AAAA' || failure !== 'NODATA',
  )
  return (
    <>
      <p className="font-mono wrap-anywhere">
        <span className="font-semibold text-ink">{term ?? domain ?? t('pasted')}</span>
        {term !== null && domain !== null && !term.endsWith(domain) && <span className="text-ink-3"> → {domain}</span>}
      </p>
      {record !== null && <p className="mt-0.5 font-mono leading-5 text-ink-2 wrap-anywhere">{record}</p>}
      {told.map(({ type, name, values, failure }) => (
        <p key={`${type} ${name}`} className="mt-0.5 font-mono wrap-anywhere text-ink-2">
          {type} {name}: {failure === null ? values.join(', ') : null}
          {failure !== null && (
            <span className="font-sans text-lost">
              {t(`failures.${failure}`)} ({failure})
            </span>
          )}
        </p>
      ))}
    </>
  )
}
