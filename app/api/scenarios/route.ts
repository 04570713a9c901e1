import { ENDPOINTS } from '#lib/contract/endpoints'
import { readCookie } from '#lib/server/http/cookies'
import { handle, route } from '#lib/server/http/http'
import { createScenario, listScenarios } from '#lib/server/services/scenarios'
import { chooseLanguage, LANGUAGE_COOKIE } from '#lib/texts/language'

/** The examples of a fresh database speak the language of who asks first. */
const languageOf = (headers: Headers) =>
  chooseLanguage(readCookie(headers, LANGUAGE_COOKIE) ?? undefined, headers.get('accept-language'))

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.listScenarios, async ({ query, headers }) => ({
    scenarios: await listScenarios(query.deleted === 'true', languageOf(headers)),
  })),
  POST: handle(ENDPOINTS.createScenario, async ({ body, setHeader }) => {
    const scenario = await createScenario(body)
    setHeader('Location', `/api/scenarios/${scenario.id}`)
    return scenario
  }),
})
