'use client'

import { Plus, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { SelectField, TextField } from '#components/ui/field'
import { ScrollRegion } from '#components/ui/scroll-region'
import { isSwitch, movableDomains, moveOfDomain, movingDomains } from '#lib/client/new-scenario/form-answers'
import { normalizeDomain } from '#lib/matcher'
import { Remark } from './form-parts'
import type { NewScenario } from './use-new-scenario'

/** As many as a plan of phases can hold with those before and after. */
const MOST_MOVES = 40

/** Asks on which days MX moves, and which domain moves on which of them. */
export function MovesStep({ scenario }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const { form, taken, mxName } = scenario
  if (!isSwitch(form, taken)) return <Remark>{t('moves.nothing')}</Remark>
  return (
    <div className="flex flex-col gap-6">
      <Remark>{t('moves.from', { from: mxName('today'), to: mxName('next') })}</Remark>
      <MoveDays scenario={scenario} />
      <MoveDomains scenario={scenario} />
    </div>
  )
}

function MoveDays({ scenario: { form, change, errorAt } }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new.moves')
  const { moves } = form
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{t('days')}</legend>
      <ol className="flex flex-col gap-3">
        {moves.map((day, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a move is known by its place alone
          <li key={index} className="flex items-start gap-2">
            <TextField
              type="date"
              max="9999-12-31"
              className="w-full sm:w-72"
              label={t('day', { number: index + 1, count: moves.length })}
              error={errorAt(`moves.${index}`)}
              value={day}
              onChange={(event) => change({ moves: moves.with(index, event.target.value) })}
            />
            {moves.length > 1 && (
              <Button
                tone="quiet"
                className="mt-6"
                aria-label={t('remove', { number: index + 1 })}
                onClick={() => change(withoutMove(form, index))}
              >
                <X aria-hidden className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ol>
      {moves.length < MOST_MOVES && (
        <Button className="mt-3" onClick={() => change({ moves: [...moves, ''] })}>
          <Plus aria-hidden className="size-4" />
          {t('add')}
        </Button>
      )}
    </fieldset>
  )
}

/** The form without a move: its domains move with the one before, those of the first with the one after. */
function withoutMove({ moves, moveOf }: NewScenario['form'], index: number) {
  const shifted = Object.entries(moveOf).map(([domain, place]) => [
    domain,
    place > index || (place === index && index > 0) ? place - 1 : place,
  ])
  return { moves: moves.toSpliced(index, 1), moveOf: Object.fromEntries(shifted) }
}

function MoveDomains({ scenario: { form, taken, change } }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new.moves')
  const domains = movingDomains(form, taken)
  const there = movableDomains(form, taken).filter((domain) => !domains.includes(domain))
  const put = (domain: string, place: number) =>
    change({ moveOf: { ...form.moveOf, [normalizeDomain(domain)]: place } })
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{t('domains')}</legend>
      {there.length > 0 && <p className="mb-2 text-sm text-ink-2">{t('there', { domains: there.join(', ') })}</p>}
      {domains.length === 0 ? (
        <p className="text-sm text-ink-2">{t('noDomains')}</p>
      ) : (
        <ScrollRegion label={t('domains')} className="max-h-96 overflow-y-auto rounded-lg border border-line">
          <ul>
            {domains.map((domain) => (
              <li
                key={domain}
                className="grid items-center gap-x-4 gap-y-1 border-line px-3 py-2 not-first:border-t sm:grid-cols-[minmax(0,1fr)_16rem]"
              >
                <span aria-hidden className="font-mono text-sm wrap-anywhere">
                  {domain}
                </span>
                <SelectField
                  label={t('domain', { domain })}
                  labelHidden
                  value={moveOfDomain(form, domain)}
                  onChange={(event) => put(domain, Number(event.target.value))}
                >
                  {form.moves.map((day, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a move is known by its place alone
                    <MoveOption key={place} place={place} day={day} count={form.moves.length} />
                  ))}
                  <option value={-1}>{t('stays')}</option>
                </SelectField>
              </li>
            ))}
          </ul>
        </ScrollRegion>
      )}
    </fieldset>
  )
}

function MoveOption({ place, day, count }: { place: number; day: string; count: number }) {
  const t = useTranslations('scenarios.new.moves')
  const format = useFormatter()
  const on = day === '' ? null : format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <option value={place}>
      {t('option', { number: place + 1, count, hasDay: String(on !== null), day: on ?? '' })}
    </option>
  )
}
