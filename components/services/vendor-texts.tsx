import { useFormatter, useTranslations } from 'use-intl'
import type { Service } from '#lib/scenario/document/document'
import { hasFactsOf, VENDORS, VENDORS_SEEN, type Vendor } from '#lib/scenario/services/vendors'
import { exampleLines } from '#lib/scenario/templates/description'

/** The month in which the catalogue was last compared with its sources, such as "November 2026". */
export function useCatalogueDate(): string {
  const format = useFormatter()
  return format.dateTime(new Date(`${VENDORS_SEEN}-15T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** Returns a function for the name of a source, in the words of the page of rules if it has them. */
export function useVendorSource(): (source: string) => string {
  const t = useTranslations('rules.sourceText')
  return (source) => (t.has(source as Tag) ? t(source as Tag) : source)
}

type Tag = Parameters<ReturnType<typeof useTranslations<'rules.sourceText'>>>[0]

/** The texts about a vendor example that was used: a notice, and a line for the description of the scenario. */
export function useVendorTexts(): Record<'taken' | 'note', (vendor: Vendor) => string> {
  const t = useTranslations('services.vendors')
  const documents = useTranslations('documents.description')
  const labels = useTranslations('verdicts.label')
  const seen = useCatalogueDate()
  const sourceOf = useVendorSource()
  const valuesOf = ({ name, label, source }: Vendor) => ({
    vendor: name,
    seen,
    label: labels(label),
    source: sourceOf(source),
  })
  return {
    taken: (vendor) => t('taken', valuesOf(vendor)),
    note: (vendor) => documents('vendor', valuesOf(vendor)),
  }
}

/** Returns a function for the lines of a description that speak of the vendor example whose facts a service has. */
export function useExampleNotes(): (service: Service) => string[] {
  const vendors = useVendorTexts()
  const say = useTranslations('documents')
  return (service) =>
    VENDORS.filter((vendor) => hasFactsOf(vendor, service)).flatMap((vendor) => [
      vendors.note(vendor),
      ...exampleLines(vendor, service.name, say),
    ])
}
