'use client'

import { queryOptions, useQuery } from '@tanstack/react-query'
import { useLocale } from 'use-intl'
import { type EngineCatalogue, loadEngineTexts } from '#lib/texts/engine-texts'
import type { Language } from '#lib/texts/language'

/** One catalogue of the engine's texts, fetched on first use. */
export const engineTextsOptions = <Name extends EngineCatalogue>(name: Name, language: Language) =>
  queryOptions({
    queryKey: ['engine-texts', name, language],
    queryFn: () => loadEngineTexts(name, language),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The texts of a catalogue in the language of the page; `data` is undefined until they are there. */
export const useEngineTexts = <Name extends EngineCatalogue>(name: Name) =>
  useQuery(engineTextsOptions(name, useLocale()))
