/** Holds the theme that was chosen by hand. */
export const THEME_COOKIE = 'theme'

export type Theme = 'system' | 'light' | 'dark'

/** The theme chosen before; `system` when none was. */
export function chooseTheme(chosen: string | undefined): Theme {
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}
