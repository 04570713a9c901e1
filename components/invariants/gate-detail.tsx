'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice'
import { phaseNumber } from '#lib/client/views/names'
import { shownState } from '#lib/client/views/proved-phases'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'
import type { Failure, Gate } from '#lib/scenario/wants/gates'
import { FailureItem } from './failure-item'
import { findGate, useChosenGate, useGates } from './gates'
import { useInvariantTexts } from './invariant-texts'

/** The selected gate: its state and its failures. */
export function GateDetail({ document, phaseId }: { document: ScenarioDocument; phaseId: string }) {
  const t = useTranslations('proof.gate')
  const { gates, isStale } = useGates()
  const chosen = useChosenGate(document, phaseId)
  const texts = useInvariantTexts(document.services)
  const invariant = document.invariants.find(({ id }) => id === chosen?.invariantId)
  const index = document.phases.findIndex(({ id }) => id === chosen?.phaseId)
  const gate = chosen === null ? null : findGate(gates, chosen.invariantId, chosen.phaseId)
  if (invariant === undefined || gate === null || index < 0) return null
  const phase = `${phaseNumber(index)} ${document.phases[index]?.name ?? ''}`
  const title = t('title', { name: texts.name(invariant), phase, state: t(`states.${shownState(gate)}`) })
  return (
    <section
      aria-label={title}
      className={`flex flex-col gap-3 border-t border-line px-4 py-4 text-sm sm:px-4.5 ${isStale(gate.phaseId) ? 'stale' : ''}`}
    >
      <h3 className="font-semibold">{title}</h3>
      <p className="text-ink-2 sm:hidden">{texts.explained(invariant)}</p>
      <GateSummary gate={gate} document={document} invariant={invariant} />
      {gate.failures.length > 0 && (
        <ul className="flex flex-col gap-3">
          {gate.failures.map((failure) => (
            <li key={keyOf(failure)}>
              <FailureItem failure={failure} invariant={invariant} services={document.services} />
            </li>
          ))}
        </ul>
      )}
      {gate.failuresLeft > 0 && <p className="text-ink-3">{t('failuresLeft', { count: gate.failuresLeft })}</p>}
      {!gate.isComplete && <Notice tone="ask">{t('partial')}</Notice>}
    </section>
  )
}

/** The texts about the gate as a whole. */
function GateSummary({ gate, document, invariant }: { gate: Gate; document: ScenarioDocument; invariant: Invariant }) {
  const t = useTranslations('proof.gate')
  const facts = useTranslations('verdicts.fact')
  const format = useFormatter()
  const nameOf = (id: string) => document.services.find((service) => service.id === id)?.name ?? id
  const { state, because, unknown, sharedWith } = gate
  const shared = format.list(sharedWith.map(nameOf))
  if (state === 'holds') {
    const holds = t(gate.isComplete ? 'holds' : 'holdsPartial')
    return <p>{sharedWith.length > 0 ? t('holdsShared', { holds, services: shared }) : holds}</p>
  }
  const lines = [
    because === 'mx' || because === 'declared' ? t(`open.${because}`) : null,
    because !== null && because !== 'mx' && because !== 'declared' ? t(`unchecked.${because}`) : null,
    unknown.length > 0 && invariant.kind === 'getsThrough'
      ? t('unknown', { service: nameOf(invariant.serviceId), facts: format.list(unknown.map((fact) => facts(fact))) })
      : null,
    sharedWith.length > 0 ? t('shared', { services: shared }) : null,
  ].filter((line) => line !== null)
  return lines.map((line) => (
    <p key={line} className="text-ink-2">
      {line}
    </p>
  ))
}

/** A key that is unique among the failures of a gate. */
const keyOf = ({ given, outcome, admits, isPlain, certificateNames, mailFrom, recipient, witness }: Failure): string =>
  JSON.stringify([given, outcome, admits, isPlain, certificateNames, mailFrom, recipient, witness])
