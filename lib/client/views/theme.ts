/** The cookie with the theme that the user chose. */
export const THEME_COOKIE = 'theme'

export type Theme = 'system' | 'light' | 'dark'

/** The theme of the cookie; `system` without a valid one. */
export function chooseTheme(chosen: string | undefined): Theme {
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}
