import { LANGUAGES, type Language } from '#lib/texts/language'
import de from '#texts/de/shell'
import en from '#texts/en/shell'

const TEXTS = { en, de } satisfies Record<Language, object>

/**
 * The page that strangers get in place of every page: a form for the access key. It is one text without data, since
 * anybody may ask for it as often as he likes. `nonce` is that of its content security policy.
 */
export function signInPage(language: Language, nonce: string): string {
  const { product, promise, signIn, error, languages } = TEXTS[language]
  const others = LANGUAGES.filter((other) => other !== language).map(
    (other) => html`<button type="button" data-language="${other}" lang="${other}">${languages[other]}</button>`,
  )
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${signIn.title} · ${product}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/sign-in.css">
<script src="/sign-in.js" defer nonce="${nonce}"></script>
</head>
<body>
<nav>`.concat(
    ...others,
    html`</nav>
<main>
<p><strong>${product}</strong></p>
<p class="promise">${promise}</p>
<form data-wrong="${signIn.wrong}" data-too-many="${signIn.tooMany}" data-offline="${error.offline}" data-unknown="${error.unknown}" data-working="${signIn.working}" data-submit="${signIn.submit}">
<h1>${signIn.title}</h1>
<p class="why">${signIn.why}</p>
<label for="key">${signIn.key}</label>
<input id="key" name="key" type="password" autocomplete="current-password" spellcheck="false" placeholder="${signIn.placeholder}" aria-describedby="problem" required autofocus>
<p id="problem" role="alert"></p>
<button>${signIn.submit}</button>
</form>
<p class="where">${signIn.where}</p>
</main>
</body>
</html>
`,
  )
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A piece of HTML, with every value in it escaped. */
function html(pieces: TemplateStringsArray, ...values: readonly string[]): string {
  return pieces.reduce(
    (text, piece, i) => `${text}${(values[i - 1] ?? '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '')}${piece}`,
  )
}
