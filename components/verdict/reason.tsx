'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { decidingLocks, locksFor } from '#lib/client/views/locks'
import { nameOfConnector, phaseNumber } from '#lib/client/views/names'
import { type Answers, isNotAccepted, type Verdict } from '#lib/matcher'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'
import type { AssessedSample } from '#lib/scenario/wants/assessment'

/** Locks that are named; of more only their number is said. */
const NAMED = 3

/** Returns functions for the heading of a verdict and for its reason in one line. */
export function useReason() {
  const t = useTranslations('workspace.why')
  const outcomes = useTranslations('verdicts.outcome')
  const format = useFormatter()
  return useMemo(
    () => ({
      heading: ({ verdict }: AssessedSample, sender: ScenarioSender, index: number): string =>
        t(`heading.${verdict.outcome === 'uncertain' && isNotAccepted(verdict) ? 'not-accepted' : verdict.outcome}`, {
          sender: sender.name || t('unnamed'),
          phase: phaseNumber(index),
        }),
      reason: (
        { verdict }: { readonly verdict: Verdict },
        phase: Phase,
        sender: Pick<ScenarioSender, 'mailFrom' | 'recipient'>,
        answers: Answers,
      ): string => {
        const { outcome, attributedTo, reply, possible } = verdict
        const names = attributedTo.map((id) => nameOfConnector(phase, id))
        const [only] = names
        if (outcome === 'uncertain')
          return t('reason.uncertain', {
            outcomes: format.list(
              possible.map((each) => outcomes(each)),
              { type: 'disjunction' },
            ),
          })
        if (outcome === 'not-ours') return t('reason.notOurs')
        if (outcome === 'deferred') return t('reason.deferred')
        if (outcome === 'accepted') {
          if (only === undefined) return t('reason.default')
          return names.length === 1
            ? t('reason.admitted', { name: only })
            : t('reason.oneOf', { names: format.list(names, { type: 'disjunction' }) })
        }
        if (reply?.enhancedCode === '5.7.68') return t('reason.directSend')
        const all = locksFor(phase, sender)
        const locks = answers.Q1 === 'shadows' ? decidingLocks(all) : all
        if (locks.length === 0) return t('reason.tlsRefused')
        if (locks.length > NAMED) return t('reason.locked', { locks: locks.length })
        return t('reason.lockedBy', { locks: locks.length, names: format.list(locks.map(({ name }) => name)) })
      },
    }),
    [t, outcomes, format],
  )
}
