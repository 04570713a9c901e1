import type { useTranslations } from 'use-intl'
import type { Probe } from '#lib/exchange/runbook/probes'

/** What a probe of a kit is called: with its domain where the kit is for several. */
export function probeName(
  probes: readonly Probe[],
  { code, who, domain }: Probe,
  { t, nameOf }: { t: ReturnType<typeof useTranslations<'night'>>; nameOf: (who: Probe['who']) => string },
): string {
  const probe = t(`probes.code.${code}`, { who: nameOf(who) })
  return probes.every((one) => one.domain === domain) ? probe : t('probes.toDomain', { probe, domain })
}
