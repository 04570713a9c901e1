import 'server-only'
import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { chooseLanguage, LANGUAGE_COOKIE, type Language } from '#lib/texts/language'
import { loadMessages, type Messages } from '#lib/texts/messages'

/** The language of the requested page: the one in the cookie, else the browser's. */
export async function requestLanguage(): Promise<Language> {
  const [store, head] = await Promise.all([cookies(), headers()])
  return chooseLanguage(store.get(LANGUAGE_COOKIE)?.value, head.get('accept-language'))
}

/** The title of a page in the language of the request. */
export async function titleIn(pick: (messages: Messages) => string): Promise<Metadata> {
  return { title: pick(await loadMessages(await requestLanguage())) }
}
