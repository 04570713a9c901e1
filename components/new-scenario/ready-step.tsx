'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import type { Step } from '#lib/client/new-scenario/form'
import { answersOf } from '#lib/client/new-scenario/form-answers'
import type { FormProblem } from '#lib/client/new-scenario/form-problems'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { newScenario } from '#lib/scenario/templates/new-scenario'
import { TitleField } from './form-parts'
import { ScenarioPreview } from './scenario-preview'
import { type CardProps, StepCard } from './step-card'
import { useCreateScenario } from './use-create-scenario'
import type { NewScenario } from './use-new-scenario'

/** Names of left-out connectors that the description lists. The others are counted. */
const NAMED = 20

/** Shows what will be made, and makes it. */
export function ReadyStep({ scenario, ...card }: CardProps & { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const { form, change, problems, source } = scenario
  const ownTitle = useOwnTitle(scenario)
  const document = useDocument(scenario, ownTitle)
  const { create, isBusy, error } = useCreateScenario(scenario.drop)
  const isReading = source.progress !== null
  const createButton = (
    <Button
      tone="primary"
      disabled={problems.length > 0 || isReading || isBusy}
      className="min-h-9 px-4"
      onClick={() => create(document)}
    >
      {t(isBusy ? 'creating' : 'create')}
    </Button>
  )
  return (
    <StepCard {...card} forth={createButton}>
      <div className="flex flex-col gap-5">
        <TitleField value={form.title} onChange={(title) => change({ title })} placeholder={ownTitle} />
        {problems.length > 0 ? (
          <Problems problems={problems} onGo={card.onGo} />
        ) : (
          <ScenarioPreview document={document} />
        )}
        {error !== null && <Failure error={error} />}
      </div>
    </StepCard>
  )
}

function useOwnTitle({ form, taken, names, mxName }: NewScenario): string {
  const t = useTranslations('scenarios.new')
  const { next } = answersOf(form, taken, { title: '', names })
  return next === null ? t('pastedTitle') : t('switchTitle', { from: mxName('today'), to: mxName('next') })
}

/** The document that the answers make. */
function useDocument({ form, taken, names }: NewScenario, title: string): ScenarioDocument {
  const say = useTranslations('documents')
  return useMemo(() => {
    const made = newScenario(answersOf(form, taken, { title, names }), say)
    const { leftOut, collected } = taken
    const more = Math.max(0, leftOut.length - NAMED)
    const left =
      leftOut.length === 0 ? [] : [say('description.leftOut', { names: leftOut.slice(0, NAMED).join(', '), more })]
    const description = [...left, ...(made.description === '' ? [] : [made.description])].join('\n')
    return { ...made, description, ...(collected === null ? {} : { collected }) }
  }, [form, taken, names, title, say])
}

/** What is to be put right first, each with the way to its step. */
function Problems({ problems, onGo }: { problems: readonly FormProblem[]; onGo: (step: Step) => void }) {
  const t = useTranslations('scenarios.new')
  return (
    <section aria-labelledby="wrong" className="rounded-lg border border-lost/30 bg-lost-soft px-4 py-3 text-sm">
      <h3 id="wrong" className="font-medium text-lost">
        {t('wrongFirst')}
      </h3>
      <ul className="mt-1.5 flex flex-col gap-1">
        {problems.map(({ step, field, code, values }) => (
          <li key={`${field} ${code}`} className="flex flex-wrap items-baseline gap-x-2">
            <button type="button" className="text-accent underline-offset-2 hover:underline" onClick={() => onGo(step)}>
              {t(`steps.${step}.short`)}
            </button>
            <span>{t(`problems.${code}`, values)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
