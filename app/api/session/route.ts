import { ENDPOINTS } from '#lib/contract/endpoints'
import { checkKey, noKey, signedIn, signedOut } from '#lib/server/http/auth'
import { handle, route } from '#lib/server/http/http'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.signIn, ({ body, headers, setHeader }) => {
    if (!checkKey(body.key, headers)) throw noKey()
    setHeader('Set-Cookie', signedIn())
  }),
  DELETE: handle(ENDPOINTS.signOut, ({ setHeader }) => setHeader('Set-Cookie', signedOut())),
})
