'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { FreeText } from '#components/shell/free-text'
import { ToneIcon } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { phaseNumber } from '#lib/client/views/names'
import { writeView } from '#lib/client/views/view-in-address'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import type { Service } from '#lib/scenario/document/document'

/** All facts by name, each with how much is known of it. */
export function FactsIndex({ chosen }: { chosen: string }) {
  const t = useTranslations('workspace.facts')
  const { services, deliverers, phases, collected, rejectDirectSendNotRead } = useWholeDocument()
  const { phaseIndex } = useViewing()
  const open = openDeliverers({ deliverers })
  const phase = phases[phaseIndex]
  const isGuess = rejectDirectSendNotRead && phase?.tenant.rejectDirectSend === false
  return (
    <nav aria-label={t('title')} className="phone:sticky phone:top-[calc(var(--frame)+3.25rem)]">
      <Group title={t('groups.services')}>
        {services.map((service) => (
          <Entry
            key={service.id}
            fact={`service:${service.id}`}
            chosen={chosen}
            note={<ServiceNote service={service} />}
          >
            <FreeText>{service.name}</FreeText>
          </Entry>
        ))}
        {services.length === 0 && <li className="px-2 py-1 text-ink-3">{t('noServices')}</li>}
      </Group>
      <Group title={t('groups.others')}>
        <Entry
          fact="deliverers"
          chosen={chosen}
          note={open > 0 ? <Open>{t('open', { count: open })}</Open> : t('answered')}
        >
          {t('deliverers')}
        </Entry>
        <Entry fact="wanted" chosen={chosen} note={null}>
          {t('wanted')}
        </Entry>
      </Group>
      <Group title={t('groups.phase', { phase: `${phaseNumber(phaseIndex)} ${phase?.name ?? ''}` })}>
        <Entry
          fact="phase"
          chosen={chosen}
          note={phase?.mx.length === 0 ? <Open>{t('noMx')}</Open> : isGuess ? <Open>{t('notRead')}</Open> : null}
        >
          {t('phase')}
        </Entry>
      </Group>
      <Group title={t('groups.scenario')}>
        <Entry fact="about" chosen={chosen} note={null}>
          {t('about')}
        </Entry>
        {collected !== undefined && (
          <Entry fact="collected" chosen={chosen} note={String(collected.findings.length)}>
            {t('collected')}
          </Entry>
        )}
      </Group>
    </nav>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mt-3 flex h-7 items-center truncate text-xs text-ink-3 first:mt-0">{title}</h3>
      <ul>{children}</ul>
    </>
  )
}

type EntryProps = { fact: string; chosen: string; note: ReactNode; children: ReactNode }

function Entry({ fact, chosen, note, children }: EntryProps) {
  const { view, showView } = useViewing()
  const follow = (event: MouseEvent) => {
    // With a modifier key, the browser opens the address elsewhere.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    showView('facts', fact)
  }
  return (
    <li>
      <a
        href={writeView('', { ...view, fact })}
        aria-current={fact === chosen ? 'true' : undefined}
        onClick={follow}
        className="-mx-2 flex h-7.5 items-center gap-2 rounded-md px-2 hover:bg-sunken phone:aria-[current]:bg-accent-soft phone:aria-[current]:font-medium phone:aria-[current]:text-accent max-phone:h-11 max-phone:rounded-none max-phone:border-b max-phone:border-line"
      >
        <span className="min-w-0 truncate">{children}</span>
        <span className="ml-auto flex shrink-0 items-center gap-1.5 text-xs font-normal text-ink-3">{note}</span>
      </a>
    </li>
  )
}

/** A note that something is to be entered. */
function Open({ children }: { children: ReactNode }) {
  return (
    <>
      <ToneIcon tone="blank" />
      {children}
    </>
  )
}

/** How much is known of the senders of a service. */
function ServiceNote({ service: { networks, certificateNames } }: { service: Service }) {
  const t = useTranslations('plan.facts')
  if (networks.length > 0) return t('networks', { count: networks.length })
  if (certificateNames.length > 0) return t('names', { count: certificateNames.length })
  return <Open>{t('unknown')}</Open>
}
