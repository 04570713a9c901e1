// The script of the sign-in page: trades the access key for a session, and loads the page that the server had replaced.
const form = document.querySelector('form')
const field = form.elements.key
const submit = form.querySelector('button')
const problem = document.getElementById('problem')
const texts = form.dataset
const YEAR_IN_SECONDS = 31_536_000

function say(text) {
  problem.textContent = text
  if (text === '') field.removeAttribute('aria-invalid')
  else field.setAttribute('aria-invalid', 'true')
}

function textOf(status) {
  if (status === 401 || status === 422) return texts.wrong
  return status === 429 ? texts.tooMany : texts.unknown
}

function work(isWorking) {
  submit.disabled = isWorking
  submit.textContent = isWorking ? texts.working : texts.submit
}

async function signIn(key) {
  say('')
  work(true)
  const answer = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: key.trim() }),
  }).catch(() => null)
  if (answer?.ok) return location.reload()
  work(false)
  say(answer === null ? texts.offline : textOf(answer.status))
  field.focus()
}

/** Takes a key behind the `#` out of the address bar and the history, and signs in with it. */
function signInByAddress() {
  const [, key] = /^#key=(.+)$/.exec(location.hash) ?? []
  if (key === undefined) return
  history.replaceState(history.state, '', location.pathname + location.search)
  try {
    signIn(decodeURIComponent(key))
  } catch {
    signIn(key)
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (field.value.trim() !== '') signIn(field.value)
})
for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are still in use
    document.cookie = `language=${button.dataset.language}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=strict`
    location.reload()
  })
// Pasting the printed address into the address bar of an open page only changes the fragment and loads nothing.
addEventListener('hashchange', signInByAddress)
signInByAddress()
