'use client'

import { useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { compareWithConnector } from '#lib/exchange/spf/compare'
import { answerToKeep } from '#lib/exchange/spf/kept-answer'
import { takeOver } from '#lib/exchange/spf/take-over'
import type { SpfAnswer } from '#lib/scenario/document/document'
import { AnswerChanges } from './answer-changes'
import { CannotGoIn } from './cannot-go-in'
import { KeptAnswers } from './kept-answers'
import { ListChanges } from './list-changes'
import { LookUps } from './look-ups'
import { ResultHead } from './result-head'
import { SpfFailure } from './spf-failure'
import { SpfForm, type SpfWay } from './spf-form'
import { SpfProblems } from './spf-problems'
import { type AskedAnswer, useSpf } from './use-spf'

export type SpfDialogProps = {
  /** the owner of the list that is filled */
  target: { readonly kind: 'connector' | 'service'; readonly name: string; readonly networks: readonly string[] }
  kept: readonly SpfAnswer[]
  /** gets the whole new list, and the answer to store; null if the record was pasted without its domain */
  onTake: (networks: string[], answer: SpfAnswer | null) => void
  /** null if answers can only be stored together with a list */
  onKeep: ((answer: SpfAnswer) => void) | null
  onForget: ((domain: string) => void) | null
  onClose: () => void
}

/**
 * Turns an SPF record into a list: asks for the record, shows the result and what is left out, then changes the list.
 */
export function SpfDialog({ target, kept, onTake, onKeep, onForget, onClose }: SpfDialogProps) {
  const t = useTranslations('spf')
  const [way, setWay] = useState<SpfWay>('domain')
  const [domain, setDomain] = useState('')
  const [wishesRemoval, setRemoves] = useState(false)
  const spf = useSpf(kept)
  const plan = useTakeOverPlan(target.networks, spf.answered, wishesRemoval)
  const name = target.name === '' ? t('thisService') : target.name
  return (
    <Dialog
      title={t('title')}
      wide
      onClose={onClose}
      footer={<Footer plan={plan} before={target.networks.length} onTake={onTake} onKeep={onKeep} onClose={onClose} />}
    >
      <div className="flex flex-col gap-6">
        <div className="flex flex-col gap-4">
          <p className="text-ink-2 wrap-anywhere">
            {t(target.kind === 'connector' ? 'forConnector' : 'forService', { name })}
          </p>
          <SpfForm
            way={way}
            onWay={setWay}
            domain={domain}
            onDomain={setDomain}
            isAsking={spf.isAsking}
            onAsk={(request) => void spf.ask(request)}
            onStop={spf.stop}
          />
          {spf.failed && <SpfFailure {...spf.failed} onPaste={way === 'domain' ? () => setWay('record') : null} />}
        </div>
        {spf.answered === null ? (
          <KeptAnswers
            kept={kept}
            networks={target.networks}
            isAsking={spf.isAsking}
            onAsk={(again) => {
              setWay('domain')
              setDomain(again)
              void spf.ask({ domain: again })
            }}
            onForget={onForget}
          />
        ) : (
          <>
            <div role="status" className="border-t border-line pt-5">
              <ResultHead answered={spf.answered} />
            </div>
            <SpfProblems problems={spf.answered.found.problems} />
            <AnswerChanges answered={spf.answered} />
            {plan?.isUseful && (
              <ListChanges
                title={t(`list.${target.kind}`, { name })}
                comparison={plan.comparison}
                removes={wishesRemoval}
                onRemoves={setRemoves}
              />
            )}
            <CannotGoIn cannotGoIn={spf.answered.found.cannotGoIn} />
            <LookUps found={spf.answered.found} />
          </>
        )}
      </div>
    </Dialog>
  )
}

type TakeOverPlan = {
  readonly comparison: ReturnType<typeof compareWithConnector>
  /** the list after the change */
  readonly list: string[]
  readonly isChange: boolean
  /** false if the record has no network: then there is nothing to compare or take over */
  readonly isUseful: boolean
  readonly added: number
  readonly answer: SpfAnswer | null
}

/** The change that an answer would make to the list. An incomplete answer removes nothing. */
function useTakeOverPlan(
  current: readonly string[],
  answered: AskedAnswer | null,
  removes: boolean,
): TakeOverPlan | null {
  return useMemo(() => {
    if (answered === null) return null
    const { found } = answered
    const comparison = compareWithConnector(found, current)
    const list = takeOver(current, found.networks, removes && found.isComplete ? 'remove' : 'keep')
    return {
      comparison,
      list,
      isChange: list.length !== current.length || list.some((entry, index) => entry !== current[index]),
      isUseful: found.networks.length > 0,
      added: comparison.added.length,
      answer: isWorthKeeping(answered) ? answerToKeep(found) : null,
    }
  }, [current, answered, removes])
}

/** Reports whether an answer may be stored. An incomplete one must not replace a complete one of the same domain. */
const isWorthKeeping = ({ found, kept }: AskedAnswer): boolean =>
  found.isComplete || (kept === null && found.networks.length > 0)

type FooterProps = Pick<SpfDialogProps, 'onTake' | 'onKeep' | 'onClose'> & { plan: TakeOverPlan | null; before: number }

function Footer({ plan, before, onTake, onKeep, onClose }: FooterProps) {
  const t = useTranslations('spf')
  const format = useFormatter()
  const isReady = plan?.isUseful === true
  const answer = plan?.answer ?? null
  return (
    <>
      <p role="status" className="mr-auto text-sm text-ink-2">
        {isReady &&
          (plan.isChange
            ? t('list.after', {
                before: format.number(before),
                count: plan.list.length,
                number: format.number(plan.list.length),
              })
            : t('list.unchanged'))}
      </p>
      <Button onClick={onClose}>{t('cancel')}</Button>
      {onKeep && answer !== null && <Button onClick={() => onKeep(answer)}>{t('list.keep')}</Button>}
      <Button tone="primary" disabled={!isReady || !plan.isChange} onClick={() => isReady && onTake(plan.list, answer)}>
        {t('list.take', { count: plan?.added ?? 0, number: format.number(plan?.added ?? 0) })}
      </Button>
    </>
  )
}
