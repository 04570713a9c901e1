import { ENDPOINTS } from '#lib/contract/endpoints'
import { checkKey, signIn, signOut, wrongKey } from '#lib/server/http/auth'
import { handle, route } from '#lib/server/http/http'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.signIn, async ({ body, headers, setHeader }) => {
    if (!checkKey(body.key, headers)) throw wrongKey()
    setHeader('Set-Cookie', await signIn(headers))
  }),
  DELETE: handle(ENDPOINTS.signOut, async ({ headers, setHeader }) => setHeader('Set-Cookie', await signOut(headers))),
})
