import { decodeMessage, REVISION_MESSAGE } from '#lib/contract/revision-message'
import { LIMITS } from '#lib/scenario/document/limits'
import { AppError } from '#lib/server/errors'

/** What the request says of the revision that it saves; '' where it says nothing. Throws 422 for what is no message. */
export function messageOf(headers: Headers): string {
  const value = headers.get(REVISION_MESSAGE)
  if (value === null) return ''
  const message = decodeMessage(value)
  if (message !== null) return message
  const wanted = `one line of at most ${LIMITS.message} characters, as UTF-8 that is percent-encoded`
  // The value is what somebody meant to say: it stands in no answer and in no log.
  throw new AppError('invalid', `Nothing was stored. ${REVISION_MESSAGE} is ${wanted}.`, {
    problems: [{ path: REVISION_MESSAGE, value: null, message: wanted }],
  })
}
