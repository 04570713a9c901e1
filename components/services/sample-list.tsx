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
/** Up to this many edge samples are chosen by default. More would fill the matrix. */
const EDGES_AT_FIRST = 12

/** The choices of the user, by connection. All other samples have their default. */
export type SampleChoice = Readonly<Record<string, boolean>>

/** Reports whether the sample shows how the service usually delivers. */
export const isUsual = ({ reasons }: ServiceSample): boolean => reasons.includes('usual')

/** Reports whether the sample is chosen by default: no what-if samples, and no edges if there are many. */
export const isChosenAtFirst = ({ group }: ServiceSample, edges: number): boolean =>
  group === 'delivery' || (group === 'networks' && edges <= EDGES_AT_FIRST)

export type Samples = {
  readonly samples: readonly ServiceSample[]
  readonly isChosen: (sample: ServiceSample) => boolean
  readonly chosen: readonly ServiceSample[]
  /** count of senders that the scenario can still take */
  readonly left: number
}

/** The samples of a service, and which are chosen. A choice is kept if an edit of the service keeps the sample. */
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

/** The samples in groups, each with its reason. Samples that the scenario already has cannot be chosen. */
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
