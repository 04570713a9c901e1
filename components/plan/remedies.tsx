'use client'

import { useId, useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { ProofProgress } from '#components/proof/proof-progress'
import { Button } from '#components/ui/button'
import { PanelSection } from '#components/ui/side-panel'
import { changeDocument } from '#lib/client/draft/draft'
import { applyRemedy } from '#lib/client/edits/remedies'
import { nameOfConnector, phaseNumber, phaseNumbers } from '#lib/client/views/names'
import { useProver } from '#lib/client/workers/use-prover'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import type { Remedy, RemedyEnd, RemedyHarm, RemedyStep } from '#lib/scenario/wants/remedy'
import { otherCustomersKey, type WhoKey } from '#lib/scenario/wants/who'
import { useWhoNames } from './who-texts'

type Props = { document: ScenarioDocument; phaseIndex: number; cell: ShownCell }

/** Steps on the connectors of the phase that mend the cell. Each was tried on all senders before it is offered. */
export function Remedies({ document, phaseIndex, cell }: Props) {
  const t = useTranslations('plan.panel')
  const states = useTranslations('plan.phase')
  const editing = useEditing()
  const id = useId()
  const nameOf = useRemedyTexts(document.phases[phaseIndex])
  const laterOf = useLaterTexts(document.phases, phaseIndex)
  const endOf = useEndTexts(document.phases)
  const harmOf = useHarmTexts(document)
  const noneOf = useNoneText()
  const { who } = cell
  const isWrong = cell.parts.some(({ state, spec }) =>
    spec.wish === 'refused'
      ? hasOwnNames(document.services, who) && ['open', 'shared', 'holdsIf'].includes(state)
      : ['lost', 'delayed', 'elsewhere', 'holdsIf', 'decide'].includes(state),
  )
  const task = useMemo(
    () => (isWrong && editing !== null ? { document, phaseIndex, who } : null),
    [isWrong, editing, document, phaseIndex, who],
  )
  const phase = document.phases[phaseIndex]
  const work = useProver('remedies', task, `${phase?.id} ${who}`)
  if (task === null || editing === null || phase === undefined) return null
  return (
    <PanelSection title={t('mends')}>
      {work.answer !== null && work.answer.found.length === 0 && (
        <p className="text-ink-2">{noneOf(work.answer.tried)}</p>
      )}
      <ul className={`flex flex-col ${work.isStale ? 'stale' : ''}`}>
        {(work.answer?.found ?? []).map((remedy, index) => (
          <li
            key={nameOf(remedy)}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 py-2 not-first:border-t not-first:border-line first:pt-0 last:pb-0"
          >
            <span id={`${id}-${index}`}>{nameOf(remedy)}</span>
            <Button
              id={`${id}-${index}-do`}
              aria-labelledby={`${id}-${index} ${id}-${index}-do`}
              tone={index === 0 && !isHarmfulHere(remedy, phase) ? 'primary' : 'plain'}
              className="row-span-2"
              disabled={work.isStale}
              onClick={() => {
                editing.change(changeDocument(applyRemedy(remedy)))
                editing.announce(t('announce.remedy', { what: nameOf(remedy) }))
              }}
            >
              {t('do')}
            </Button>
            <span className="text-xs text-ink-3">
              {t('remedies.after', { state: states(remedy.after.state) })}
              <span className="block empty:hidden">{laterOf(remedy)}</span>
              {remedy.until !== null && <span className="block text-ask">{endOf(remedy.until)}</span>}
              {remedy.harms.map((harm) => (
                <span key={`${harm.who} ${harm.result.state}`} className="block text-ask">
                  {harmOf(harm)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <ProofProgress proof={work} />
    </PanelSection>
  )
}

/** Reports whether the row is the other customers of a service in which the tenant has a certificate name of its own. */
const hasOwnNames = (services: ScenarioDocument['services'], who: WhoKey): boolean =>
  services.some(({ id, ownCertificateNames }) => otherCustomersKey(id) === who && ownCertificateNames.length > 0)

/** Reports whether the step makes another row of the same phase worse: then nobody is led to do it at once. */
const isHarmfulHere = ({ harms }: Remedy, { id }: Phase): boolean => harms.some(({ phaseIds }) => phaseIds.includes(id))

/** That nothing helps, with the kinds of steps that were tried. */
function useNoneText(): (tried: readonly RemedyStep['kind'][]) => string {
  const t = useTranslations('plan.panel.remedies')
  const format = useFormatter()
  return (tried) =>
    tried.length === 0
      ? t('nothingToTry')
      : t('none', {
          steps: format.list(
            tried.map((kind) => t(`tried.${kind}`)),
            { type: 'conjunction' },
          ),
        })
}

function useRemedyTexts(phase: Phase | undefined): (remedy: Remedy) => string {
  const t = useTranslations('plan.panel.remedies')
  const format = useFormatter()
  const connector = (id: string) => (phase === undefined ? id : nameOfConnector(phase, id))
  return (remedy) => {
    switch (remedy.kind) {
      case 'addNetworks':
        return t('addNetworks', { count: remedy.networks.length, connector: connector(remedy.connectorId) })
      case 'enable':
        return t('enable', { connector: connector(remedy.connectorId) })
      case 'addConnector':
        return t('addConnector', { service: remedy.connector.name })
      case 'setCertificateName':
        return t('setCertificateName', { name: remedy.name, connector: connector(remedy.connectorId) })
      case 'unlock':
        return t('unlock', { connectors: format.list(remedy.connectorIds.map(connector)) })
      case 'disable':
        return t('disable', { connectors: format.list(remedy.connectorIds.map(connector)) })
    }
  }
}

/** What a remedy changes beside the phase of the cell; null where it changes nothing else. */
function useLaterTexts(phases: readonly Phase[], phaseIndex: number): (remedy: Remedy) => string | null {
  const t = useTranslations('plan.panel.remedies')
  const format = useFormatter()
  return ({ phaseIds }) => {
    const later = phases.flatMap(({ id }, index) => (index !== phaseIndex && phaseIds.includes(id) ? [index] : []))
    return later.length === 0 ? null : t('later', { phases: format.list(phaseNumbers(later)) })
  }
}

/** Whom a remedy makes worse, in which later phases, and what they come to. */
function useHarmTexts({ phases, services }: ScenarioDocument): (harm: RemedyHarm) => string {
  const t = useTranslations('plan.panel.remedies')
  const states = useTranslations('plan.phase')
  const format = useFormatter()
  const nameOf = useWhoNames(services)
  return ({ who, phaseIds, result }) => {
    const places = phases.flatMap(({ id }, index) => (phaseIds.includes(id) ? [index] : []))
    return t('harms', { who: nameOf(who), phases: format.list(phaseNumbers(places)), state: states(result.state) })
  }
}

/** Until when a remedy holds, and what ends it. */
function useEndTexts(phases: readonly Phase[]): (end: RemedyEnd) => string {
  const t = useTranslations('plan.panel.remedies')
  const states = useTranslations('plan.phase')
  const format = useFormatter()
  return ({ phaseId, result, changes }) => {
    const phase = phaseNumber(phases.findIndex(({ id }) => id === phaseId))
    const state = states(result.state)
    const said = changes.map(({ kind, name }) => t(`change.${kind}`, { connector: name }))
    return said.length === 0
      ? t('untilWanted', { phase, state })
      : t('until', { phase, state, what: format.list(said) })
  }
}
