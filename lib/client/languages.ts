/** Languages the screens are written in. The first is the one for everybody whose language is not among them. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COOKIE = 'language'
export const THEME_COOKIE = 'theme'

export type Theme = 'system' | 'light' | 'dark'

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text)

/** The language to show: the one chosen before, else the first of the browser's that we have, else English. */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
  return wanted.map(({ language }) => language).find(isLanguage) ?? 'en'
}

/** The theme chosen before; `system` when none was. */
export function chooseTheme(chosen: string | undefined): Theme {
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}
