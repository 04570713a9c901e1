'use client'

import { useId, useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { factsOf } from '#lib/client/views/names'
import type { ScenarioDocument, Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import {
  SAMPLED_NETWORKS,
  type SampleGroup,
  type ServiceSample,
  samplesOf,
} from '#lib/scenario/services/service-samples'

const GROUPS: readonly SampleGroup[] = ['delivery', 'networks', 'what-if']
/** Edges chosen without being asked for; more of them would fill the matrix. */
const EDGES_AT_FIRST = 12

/** Which samples a person has chosen or not, by connection; the others are as they are at first. */
export type SampleChoice = Readonly<Record<string, boolean>>

/** How the service usually delivers: what is made of it without being asked for. */
export const isUsual = ({ reasons }: ServiceSample): boolean => reasons.includes('usual')

/** All but the what-ifs; of many networks, not the edges. */
export const isChosenAtFirst = ({ group }: ServiceSample, edges: number): boolean =>
  group === 'delivery' || (group === 'networks' && edges <= EDGES_AT_FIRST)

export type Samples = {
  readonly samples: readonly ServiceSample[]
  readonly isChosen: (sample: ServiceSample) => boolean
  readonly chosen: readonly ServiceSample[]
  /** how many senders the scenario has room for */
  readonly left: number
}

/** The samples of a service with what is chosen of them. A choice outlives an edit of the service that keeps the sample. */
export function useSamples(
  service: Service,
  document: ScenarioDocument,
  choice: SampleChoice,
  isChosenAtFirst: (sample: ServiceSample, edges: number) => boolean,
): Samples {
  const say = useTranslations('documents')
  const tenant = document.phases[0]?.tenant
  const { senders } = document
  const samples = useMemo(
    () => (tenant === undefined ? [] : samplesOf(service, tenant, say, senders)),
    [service, tenant, say, senders],
  )
  const edges = samples.filter(({ group }) => group === 'networks').length
  const isChosen = (sample: ServiceSample): boolean =>
    sample.existing === null && (choice[sample.sender.id] ?? isChosenAtFirst(sample, edges))
  const chosen = samples.filter(isChosen)
  return { samples, isChosen, chosen, left: Math.max(0, LIMITS.senders - senders.length) }
}

type Props = {
  service: Service
  samples: readonly ServiceSample[]
  isChosen: (sample: ServiceSample) => boolean
  onChoose: (choice: SampleChoice) => void
}

/** The samples in groups, each with why it is worth asking; those that the scenario has already cannot be chosen. */
export function SampleList({ service, samples, isChosen, onChoose }: Props) {
  const t = useTranslations('services.samples')
  if (samples.every(({ existing }) => existing !== null)) return <p className="text-ink-2">{t('allExist')}</p>
  return (
    <div className="flex flex-col gap-4">
      {GROUPS.map((group) => {
        const own = samples.filter((sample) => sample.group === group)
        return own.length === 0 ? null : (
          <Group key={group} group={group} samples={own} isChosen={isChosen} onChoose={onChoose} />
        )
      })}
      {service.networks.length > SAMPLED_NETWORKS && (
        <p className="text-xs text-ink-3">{t('more', { count: SAMPLED_NETWORKS })}</p>
      )}
    </div>
  )
}

function Group({ group, samples, isChosen, onChoose }: Omit<Props, 'service'> & { group: SampleGroup }) {
  const t = useTranslations('services.samples')
  const id = useId()
  const free = samples.filter(({ existing }) => existing === null)
  const count = free.filter(isChosen).length
  const title = t(`groups.${group}.title`)
  return (
    <fieldset>
      <legend className="sr-only">{title}</legend>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <input
          id={id}
          type="checkbox"
          aria-label={t('all', { group: title })}
          checked={count > 0 && count === free.length}
          disabled={free.length === 0}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && count < free.length
          }}
          onChange={({ target }) => onChoose(Object.fromEntries(free.map(({ sender }) => [sender.id, target.checked])))}
          className="mt-0.5 size-4 accent-accent"
        />
        <label htmlFor={id} className="min-w-0 flex-1 basis-52">
          <span className="font-medium">{title}</span>
          <span className="block text-xs text-ink-3">{t(`groups.${group}.note`)}</span>
        </label>
      </div>
      <ul className="mt-1.5 divide-y divide-line rounded-lg border border-line">
        {samples.map((sample) => (
          <Sample
            key={sample.sender.id}
            sample={sample}
            isChosen={isChosen(sample)}
            onChoose={(isOn) => onChoose({ [sample.sender.id]: isOn })}
          />
        ))}
      </ul>
    </fieldset>
  )
}

type SampleProps = { sample: ServiceSample; isChosen: boolean; onChoose: (isOn: boolean) => void }

function Sample({ sample, isChosen, onChoose }: SampleProps) {
  const t = useTranslations('services.samples')
  const words = useTranslations('workspace.matrix')
  const format = useFormatter()
  const { sender, reasons, network, existing } = sample
  const facts = factsOf(sender, { tls: 'TLS', noTls: words('noTls'), nullSender: words('nullSender') })
  const who = sender.otherCustomer ? t('otherCustomer') : sender.serviceId === null ? t('stranger') : null
  return (
    <li>
      <label className={`flex items-start gap-2.5 px-3 py-2 ${existing === null ? 'cursor-pointer' : 'text-ink-3'}`}>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={existing !== null}
          onChange={({ target }) => onChoose(target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="wrap-anywhere">{sender.name}</span>
            {existing !== null && <span className="text-xs">{t('exists')}</span>}
          </span>
          <span className="block text-xs text-ink-2">
            {format.list(reasons.map((reason) => t(`reasons.${reason}`, { network: network ?? '' })))}
            {who !== null && ` · ${who}`}
          </span>
          <span className="block font-mono text-xs text-ink-3 wrap-anywhere">{facts.join(' · ')}</span>
        </span>
      </label>
    </li>
  )
}
