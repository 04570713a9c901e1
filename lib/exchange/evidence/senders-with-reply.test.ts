import { describe, expect, it } from 'vitest'
import { REPLIES } from '#lib/matcher'
import { examplesIn } from '#lib/scenario/testing/texts'
import { readEvidence } from './read-evidence'
import { findSendersWithReply } from './senders-with-reply'

const [, document] = examplesIn('en')
const bounce = (recipient: string) =>
  readEvidence(`Final-Recipient: rfc822;${recipient}\n550 5.7.51 TenantInboundAttribution; Rejecting`)

describe('the senders that got the answer of a bounce', () => {
  const found = findSendersWithReply(document, bounce('bob@contoso.com'), REPLIES.locked)

  it('are those whose verdict has this answer, mail that is lost first', () => {
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.isLost).toBe(true)
    const firstWanted = found.findIndex(({ isLost }) => !isLost)
    expect(found.slice(firstWanted).every(({ isLost }) => !isLost)).toBe(true)
  })

  it('are none that differ in what is known', () => {
    expect(findSendersWithReply(document, bounce('bob@elsewhere.example'), REPLIES.locked)).toEqual([])
    const from = readEvidence('550 5.7.606 Access denied, banned sending IP [192.0.2.7]')
    const strangers = findSendersWithReply(document, from, REPLIES.locked).map(({ senderId }) => senderId)
    for (const { id, sourceIP } of document.senders)
      if (sourceIP !== '192.0.2.7' && sourceIP !== null) expect(strangers).not.toContain(id)
  })

  it('take anybody of the same domain for the same', () => {
    expect(findSendersWithReply(document, bounce('Someone.Else@CONTOSO.com'), REPLIES.locked)).toEqual(found)
  })
})
