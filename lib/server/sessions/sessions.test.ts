import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { database } from '#lib/server/store/database'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { endSession, isSession, startSession } from './sessions'

const { holds } = withTestDatabase()
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

describe('a session', () => {
  it('holds until it is ended, and ends without another', async () => {
    const [one, other] = [await startSession(), await startSession()]
    expect([await isSession(one), await isSession(other)]).toEqual([true, true])
    await endSession(one)
    await endSession(one)
    expect([await isSession(one), await isSession(other)]).toEqual([false, true])
  })

  it('expires, and its row is removed when the next one starts', async () => {
    const token = await startSession()
    const tokenHash = hashOf(token)
    await database().session.update({ where: { tokenHash }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await isSession(token)).toBe(false)
    await startSession()
    expect(await database().session.count({ where: { tokenHash } })).toBe(0)
  })

  it('is not one with a token that another access key signed, even where its hash is stored', async () => {
    const signature = createHmac('sha256', 'the-key-before').update('session x').digest('base64url')
    const now = Date.now()
    await database().session.create({
      data: { tokenHash: hashOf(`x.${signature}`), createdAt: new Date(now), expiresAt: new Date(now + 1000) },
    })
    expect(await isSession(`x.${signature}`)).toBe(false)
  })

  it.each(['', '.', 'x', 'x.y', 'x.y.z'])('is not one with the token %j', async (token) => {
    expect(await isSession(token)).toBe(false)
    await endSession(token)
  })

  it('has its token stored nowhere', async () => {
    const token = await startSession()
    expect(await holds(hashOf(token))).toBe(true)
    for (const part of token.split('.')) expect(await holds(part)).toBe(false)
  })
})
