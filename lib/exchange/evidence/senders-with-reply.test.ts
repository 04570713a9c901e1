import { describe, expect, it } from 'vitest'
import { REPLIES } from '#lib/matcher'
import { examplesIn } from '#lib/scenario/testing/texts'
import { senderOf } from './explain-bounce'
import { readEvidence } from './read-evidence'
import { findSendersWithReply } from './senders-with-reply'

const [, document] = examplesIn('en')
const bounce = (recipient: string) =>
  readEvidence(`Final-Recipient: rfc822;${recipient}\n550 5.7.51 TenantInboundAttribution; Rejecting`)

describe('the sample senders with the reply of a bounce', () => {
  const found = findSendersWithReply(document, senderOf(bounce('bob@contoso.com')), REPLIES.locked)

  it('samples whose verdict has the reply are found, those that lose mail first', () => {
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.isLost).toBe(true)
    const firstWanted = found.findIndex(({ isLost }) => !isLost)
    expect(found.slice(firstWanted).every(({ isLost }) => !isLost)).toBe(true)
  })

  it('samples that differ in a known fact are left out', () => {
    expect(findSendersWithReply(document, senderOf(bounce('bob@elsewhere.example')), REPLIES.locked)).toEqual([])
    const from = readEvidence('550 5.7.606 Access denied, banned sending IP [192.0.2.7]')
    const strangers = findSendersWithReply(document, senderOf(from), REPLIES.locked).map(({ senderId }) => senderId)
    for (const { id, sourceIP } of document.senders)
      if (sourceIP !== '192.0.2.7' && sourceIP !== null) expect(strangers).not.toContain(id)
  })

  it('addresses of the same domain count as equal', () => {
    expect(findSendersWithReply(document, senderOf(bounce('Someone.Else@CONTOSO.com')), REPLIES.locked)).toEqual(found)
  })
})
