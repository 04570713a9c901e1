import { chooseLanguage, LANGUAGE_COOKIE, type Language } from '#lib/texts/language'

/** The value of a cookie of the request; null where it has none of that name. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key = '', ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

/** The language of the caller: the one of the cookie, else the one that the browser prefers. */
export const languageOf = (headers: Headers): Language =>
  chooseLanguage(readCookie(headers, LANGUAGE_COOKIE) ?? undefined, headers.get('accept-language'))
