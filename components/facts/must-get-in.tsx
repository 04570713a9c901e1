'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useCellTexts } from '#components/plan/cell-texts'
import { usePlan } from '#components/plan/plan-provider'
import { FreeText } from '#components/shell/free-text'
import { Card } from '#components/ui/card'
import { TONE_LOOKS, ToneIcon } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { phaseNumber } from '#lib/client/views/names'
import type { Phase, Service } from '#lib/scenario/document/document'
import { findWhos, serviceKey } from '#lib/scenario/wants/who'

/** In which phases a service must get in, since MX of which domains points to it, if it is one that MX may name, and how that stands. */
export function MustGetIn({ service }: { service: Service }) {
  const t = useTranslations('workspace.facts')
  const format = useFormatter()
  const phases = useDocument((document) => document.phases)
  const services = useDocument((document) => document.services)
  const { cellAt } = usePlan()
  const { selectWho } = useViewing()
  const textsOf = useCellTexts()
  const who = serviceKey(service.id)
  const domainsOf = ({ mx }: Phase) =>
    mx
      .filter(({ to, handedOverBy }) => (handedOverBy.length > 0 ? handedOverBy : to).includes(service.id))
      .map(({ domain }) => domain)
  // Who delivers directly is named by no MX.
  const hasMx = service.kind === 'filter' || phases.some((phase) => domainsOf(phase).length > 0)
  if (!findWhos({ services }).some(({ key }) => key === who)) return null
  return (
    <Card title={t('mustGetIn', { service: service.name })} note={t(hasMx ? 'fromMx' : 'fromKind')} className="min-w-0">
      <table className="w-full table-fixed text-left">
        <thead>
          <tr className="text-xs text-ink-3">
            <th scope="col" className="w-2/5 px-4 py-1 font-normal">
              {t('columns.phase')}
            </th>
            {hasMx && (
              <th scope="col" className="px-2 py-1 font-normal">
                {t('columns.mx')}
              </th>
            )}
            <th scope="col" className="px-2 py-1 font-normal">
              {t('columns.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          {phases.map((phase, index) => {
            const domains = domainsOf(phase)
            const { tone, word, note } = textsOf(cellAt(phase.id, who))
            return (
              <tr key={phase.id} className="border-t border-line">
                <th scope="row" className="px-4 py-1 font-normal">
                  {phaseNumber(index)} <FreeText>{phase.name}</FreeText>
                </th>
                {hasMx && (
                  <td className="px-2 py-1 text-ink-2 [overflow-wrap:anywhere]">
                    {domains.length === 0 ? <span className="text-ink-3">{t('noDomains')}</span> : format.list(domains)}
                  </td>
                )}
                <td className="px-2 py-1">
                  <button
                    type="button"
                    onClick={() => selectWho(phase.id, who)}
                    className={`inline-flex min-h-6 items-center gap-1.5 rounded-md text-left hover:underline ${TONE_LOOKS[tone].text}`}
                  >
                    <ToneIcon tone={tone} />
                    {note === null ? word : `${word}, ${note}`}
                  </button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Card>
  )
}
