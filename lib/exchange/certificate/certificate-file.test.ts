import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as made from '#lib/server/testing/certificates'
import { readCertificateFile } from './certificate-file'

const derOf = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')

describe('reading a certificate file', () => {
  it.each([
    ['PEM', made.LEAF, 1],
    ['PEM among other text', `subject=CN = x\r\n${made.LEAF}issuer=…`, 1],
    ['a chain', made.LEAF + made.INTERMEDIATE + made.ROOT, 3],
    ['base64 of DER', derOf(made.LEAF), 1],
    ['a whole PEM file in base64', Buffer.from(made.LEAF + made.ROOT).toString('base64'), 2],
    ['PEM far down in a file in base64', Buffer.from(`${'x'.repeat(900)}\n${made.LEAF}`).toString('base64'), 1],
  ])('%s is read as possible certificates', (_form, text, count) => {
    const file = readCertificateFile(text)
    expect(file.kind === 'certificates' && file.blocks.length).toBe(count)
  })

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()
  const asCertificate = (pem: string) => pem.replace(/(?:ENCRYPTED )?PRIVATE KEY/g, 'CERTIFICATE')

  it.each([
    ['in PEM', key],
    ['behind a certificate', made.LEAF + key],
    ['cut', key.slice(0, 90)],
    ['in base64 of DER', derOf(key)],
    ['locked, in base64 of DER', derOf(locked)],
    ['labelled as a certificate', asCertificate(key)],
    ['locked and labelled as a certificate', made.LEAF + asCertificate(locked)],
    ['in a whole file in base64', Buffer.from(made.LEAF + key).toString('base64')],
    ['of PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519'],
  ])('a private key is found: %s', (_where, text) => {
    expect(readCertificateFile(text)).toEqual({ kind: 'other', content: 'private-key' })
  })

  it.each([
    ['nothing', '', 'unknown'],
    ['other text', 'mail.contoso.com', 'unknown'],
    ['another file', Buffer.from('%PDF-1.7').toString('base64'), 'unknown'],
    ['a request', made.REQUEST, 'request'],
    ['PKCS #7', derOf(made.PKCS7), 'pkcs7'],
    ['a PFX', Buffer.from('30050201033000', 'hex').toString('base64'), 'pfx'],
    ['a public key', made.PUBLIC_KEY, 'public-key'],
    ['a cut block', made.LEAF.slice(0, -30), 'cut'],
  ])('%s is recognised as no certificate', (_what, text, content) => {
    expect(readCertificateFile(text)).toEqual({ kind: 'other', content })
  })
})
