'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Popover } from '#components/ui/popover'
import { THEME_COOKIE, type Theme } from '#lib/client/views/theme'
import { LANGUAGE_COOKIE, LANGUAGES, type Language } from '#lib/texts/language'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']
const YEAR_IN_SECONDS = 31_536_000

/** The menu for language and theme, which are stored in cookies for the server to render. */
export function PreferencesMenu({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const t = useTranslations('shell')
  const language = useLocale()
  const router = useRouter()
  const [theme, setTheme] = useState<Theme>(
    () => THEMES.find((id) => id === document.documentElement.dataset.theme) ?? 'system',
  )
  const chooseTheme = (next: Theme) => {
    remember(THEME_COOKIE, next)
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }
  const chooseLanguage = (next: Language) => {
    remember(LANGUAGE_COOKIE, next)
    router.refresh()
    onClose()
  }
  return (
    <Popover anchor={anchor} onClose={onClose}>
      <div role="dialog" aria-label={t('preferences')} className="flex min-w-52 flex-col gap-3 p-2">
        <Choice
          legend={t('language')}
          value={language}
          options={LANGUAGES.map((id) => ({ id, text: t(`languages.${id}`) }))}
          onChoose={chooseLanguage}
        />
        <Choice
          legend={t('theme')}
          value={theme}
          options={THEMES.map((id) => ({ id, text: t(`themes.${id}`) }))}
          onChoose={chooseTheme}
        />
      </div>
    </Popover>
  )
}

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are still in use
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=strict`
}

type ChoiceProps<T extends string> = {
  legend: string
  value: T
  options: readonly { readonly id: T; readonly text: string }[]
  onChoose: (id: T) => void
}

function Choice<T extends string>({ legend, value, options, onChoose }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className="flex flex-col gap-0.5">
      <legend className="px-2 pb-1 text-xs text-ink-3">{legend}</legend>
      {options.map(({ id, text }) => (
        <label key={id} className="flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 hover:bg-sunken">
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === value}
            onChange={() => onChoose(id)}
            className="accent-accent"
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
