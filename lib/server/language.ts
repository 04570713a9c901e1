import { LANGUAGES, type Language } from '#lib/scenario/language'

/** The first of the browser's languages that the product speaks, else English. */
export function languageOf(headers: Headers): Language {
  const wanted = (headers.get('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return (
    LANGUAGES.find((language) => language === wanted.find((tag) => LANGUAGES.some((known) => known === tag))) ?? 'en'
  )
}
