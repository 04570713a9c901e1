'use client'

import { useTranslations } from 'use-intl'
import { type QuestionId, questionsAt, REPLIES, STEPS, type Step } from '#lib/matcher'
import { LabelWithSources, Section } from './parts'
import { useMatches } from './search'

const keyOf = ({ number }: Step) => `s${number}` as const

/** The steps of the decision from top to bottom: what each checks, and which outcomes it can end with. */
export function StepList() {
  const t = useTranslations('rules.steps')
  const steps = useMatches(STEPS, (step) => [
    t(`${keyOf(step)}.title`),
    t(`${keyOf(step)}.text`),
    step.sources,
    ...questionsAt(step.number),
  ])
  return (
    <Section id="steps" hits={steps.length}>
      <ol className="mt-5 rounded-xl border border-line bg-surface">
        {steps.map((step, index) => (
          <li
            key={step.number}
            id={`step-${step.number}`}
            className="relative grid scroll-mt-20 gap-x-6 gap-y-2 border-line px-4 py-4 pl-14 target:bg-accent-soft not-first:border-t first:rounded-t-xl last:rounded-b-xl lg:grid-cols-[minmax(0,1fr)_15rem]"
          >
            <span
              aria-hidden
              className="absolute top-4 left-4 grid size-6 place-items-center rounded-full border-2 border-line-strong bg-surface text-xs font-semibold text-ink-2"
            >
              {step.number}
            </span>
            {index < steps.length - 1 && (
              <span aria-hidden className="absolute top-11 -bottom-4 left-[1.6875rem] w-0.5 bg-line" />
            )}
            <div className="min-w-0">
              <h3 className="font-semibold tracking-tight">{t(`${keyOf(step)}.title`)}</h3>
              <p className="mt-1 text-ink-2">{t(`${keyOf(step)}.text`)}</p>
              <div className="mt-2">
                <LabelWithSources label={step.label} sources={step.sources} />
              </div>
            </div>
            <StepEnd step={step} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function StepEnd({ step: { number, ends } }: { step: Step }) {
  const t = useTranslations('rules')
  const questions = questionsAt(number)
  const isIn = ends === 'connector' || ends === 'default'
  return (
    <div className="flex flex-col gap-2 text-sm">
      {ends !== null && (
        <p
          className={`self-start rounded-lg px-2.5 py-1 font-medium ${isIn ? 'bg-good-soft text-good' : 'bg-shut-soft text-shut'}`}
        >
          {isIn ? `✓ ${t(`ends.${ends}`)}` : `✗ ${REPLIES[ends].code} ${REPLIES[ends].enhancedCode}`}
        </p>
      )}
      {questions.length > 0 && <Asked questions={questions} />}
    </div>
  )
}

function Asked({ questions }: { questions: readonly QuestionId[] }) {
  const t = useTranslations('rules')
  const v = useTranslations('verdicts.question')
  return (
    <div className="text-xs text-ink-3">
      {t('asks')}
      <ul className="mt-0.5">
        {questions.map((id) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-block py-1 text-ask underline decoration-ask/40 underline-offset-2 hover:decoration-ask"
            >
              {v(`${id}.title`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
