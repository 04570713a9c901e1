import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { certificateSchema } from '#lib/contract/certificates'
import { AppError } from '#lib/server/errors'
import * as made from '#lib/server/testing/certificates'
import { describeCertificate } from './certificates'

const describePem = (...pem: string[]) => certificateSchema.parse(describeCertificate({ pem: pem.join('') }))
const derOf = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')

/** The refusal, whose every word is checked to hold nothing of what was sent. */
function refusalOf(request: Parameters<typeof describeCertificate>[0]): AppError {
  const sent = 'pem' in request ? request.pem : request.derBase64
  try {
    describeCertificate(request)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const said = JSON.stringify([error.message, error.options])
    for (const line of sent.split('\n').filter((text) => text.length > 12 && !text.startsWith('-----')))
      expect(said).not.toContain(line.slice(0, 12))
    return error
  }
  throw new Error('nothing was refused')
}

describe('a certificate', () => {
  it('gives its names, the subject first and each once, and its dates', () => {
    expect(describePem(made.LEAF)).toEqual({
      subjectCN: 'mail.contoso.com',
      names: ['mail.contoso.com', '*.contoso.com'],
      issuer: 'CN=Fabrikam Mail CA, O=Fabrikam',
      extendedKeyUsage: null,
      clientAuth: true,
      notBefore: '2026-11-24T04:56:05.000Z',
      notAfter: '2126-10-31T04:56:05.000Z',
      selfSigned: false,
      chainLength: 1,
    })
  })

  it('says what it may be used for: without a limit for everything, else for what is listed', () => {
    expect(describePem(made.SERVER_AND_CLIENT)).toMatchObject({
      extendedKeyUsage: ['serverAuth', 'clientAuth'],
      clientAuth: true,
    })
    expect(describePem(made.SERVER_ONLY)).toMatchObject({ extendedKeyUsage: ['serverAuth'], clientAuth: false })
  })

  it('may be DER, PEM in base64, base64 alone, or stand among other text', () => {
    const wanted = describePem(made.LEAF)
    expect(describeCertificate({ derBase64: derOf(made.LEAF) })).toEqual(wanted)
    expect(describeCertificate({ derBase64: Buffer.from(made.LEAF).toString('base64') })).toEqual(wanted)
    expect(describePem(derOf(made.LEAF))).toEqual(wanted)
    expect(describePem(` subject=CN = x\r\n${made.LEAF.replaceAll('\n', '\r\n')}\r\nissuer=…`)).toEqual(wanted)
    expect(describePem(made.LEAF.replaceAll(' CERTIFICATE', ' X509 CERTIFICATE'))).toEqual(wanted)
  })

  it('has its names without invisible characters, and says which were removed', () => {
    expect(describePem(made.INVISIBLE_NAME)).toMatchObject({
      subjectCN: 'mail.contoso.com',
      names: ['mail.contoso.com'],
      removed: [{ path: 'subjectCN', value: 'mail.contoso.com', characters: 'U+200B' }],
    })
  })

  it('is read without invisible characters of the text, which are not said: the names are not typed', () => {
    const wanted = describePem(made.LEAF)
    for (const at of [3, 20, 60, 200])
      expect(describePem(`${made.LEAF.slice(0, at)}\u200b${made.LEAF.slice(at)}`)).toEqual(wanted)
  })

  it('is found in its chain, in any order', () => {
    const orders = [
      [made.LEAF, made.INTERMEDIATE, made.ROOT],
      [made.ROOT, made.LEAF, made.INTERMEDIATE],
      [made.INTERMEDIATE, made.ROOT, made.LEAF, made.LEAF],
    ]
    for (const order of orders)
      expect(describePem(...order)).toMatchObject({ subjectCN: 'mail.contoso.com', chainLength: 3 })
    expect(describePem(made.LEAF, made.ROOT)).toMatchObject({ subjectCN: 'mail.contoso.com', chainLength: 1 })
  })

  it('is known to be self-signed', () => {
    expect(describePem(made.SELF_SIGNED)).toMatchObject({
      selfSigned: true,
      chainLength: 1,
      names: ['scanner.contoso.com'],
    })
    expect(describePem(made.ROOT)).toMatchObject({ selfSigned: true, names: ['Fabrikam Root'] })
  })

  it('may lack a subject name, or have two', () => {
    expect(describePem(made.WITHOUT_NAME)).toMatchObject({
      subjectCN: null,
      names: ['only.contoso.com'],
      issuer: 'O=Contoso',
    })
    expect(describePem(made.ODD_NAMES).subjectCN).toBe('last.contoso.com')
  })

  it('cannot pass one name off as two', () => {
    expect(describePem(made.ODD_NAMES).names).toEqual(['last.contoso.com', 'b.contoso.com'])
  })
})

describe('a text without a certificate', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const encrypted = { cipher: 'aes-256-cbc', passphrase: 'x' }
  const keys = {
    'PKCS #8': rsa.export({ type: 'pkcs8', format: 'pem' }),
    'PKCS #1': rsa.export({ type: 'pkcs1', format: 'pem' }),
    'SEC 1': ec.export({ type: 'sec1', format: 'pem' }),
    'encrypted PKCS #8': rsa.export({ type: 'pkcs8', format: 'pem', ...encrypted }),
    Ed25519: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  }

  it.each(Object.entries(keys))('a private key (%s) is refused with a warning', (_kind, exported) => {
    const pem = String(exported)
    const requests = [
      { pem },
      { pem: made.LEAF + pem },
      { pem: pem.slice(0, 120) },
      { pem: derOf(pem) },
      { derBase64: derOf(pem) },
      { derBase64: Buffer.from(pem).toString('base64') },
    ]
    for (const request of requests) {
      const refusal = refusalOf(request)
      expect(refusal.refusal).toBe('invalid')
      expect(refusal.message).toMatch(/private key.+has now been shown.+must never be pasted/s)
    }
  })

  it.each([
    ['a request', made.REQUEST, /request \(CSR\)/],
    ['a PKCS #7 file', made.PKCS7, /PKCS #7/],
    ['a public key', made.PUBLIC_KEY, /public key/],
  ])('%s is named, in PEM and DER', (_what, pem, message) => {
    expect(refusalOf({ pem }).message).toMatch(message)
    expect(refusalOf({ pem: made.LEAF + pem }).message).toMatch(message)
    expect(refusalOf({ derBase64: derOf(pem) }).message).toMatch(message)
  })

  it('a PFX file is named', () => {
    // Version 3 and an empty content: how every PFX begins (RFC 7292 §4).
    expect(refusalOf({ derBase64: Buffer.from('30050201033000', 'hex').toString('base64') }).message).toMatch(/PFX/)
  })

  it.each([
    ['nothing', ' '],
    ['other text', 'mail.contoso.com'],
    ['base64 of something else', 'aGVsbG8gd29ybGQ='],
    ['an empty block', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'],
    ['a block of something else', '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----'],
    ['a broken block', made.LEAF.replace('M', '!')],
    ['a damaged block', made.LEAF.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA')],
    ['lengths that lie', Buffer.from('3084ffffffff3080', 'hex').toString('base64')],
  ])('%s is refused', (_what, pem) => {
    expect(refusalOf({ pem })).toMatchObject({
      refusal: 'invalid',
      options: { problems: [{ path: 'pem', value: null }] },
    })
  })

  it('a cut block is told from a broken one', () => {
    expect(refusalOf({ pem: made.LEAF.slice(0, -30) }).message).toMatch(/ends within/)
  })

  it('certificates of several servers are no chain', () => {
    expect(refusalOf({ pem: made.LEAF + made.SELF_SIGNED }).message).toMatch(/do not form one chain/)
  })

  it('too much is refused', () => {
    expect(refusalOf({ pem: 'A'.repeat(65_537) }).refusal).toBe('too-large')
    const many = made.LEAF.repeat(21)
    expect(refusalOf({ pem: many }).options.problems).toMatchObject([{ message: 'at most 20 certificates' }])
  })

  it('a text made to be slow is read once', () => {
    for (const unit of ['-----BEGIN CERTIFICATE-----', '-----BEGIN ', '-----BEGIN A----------END A-----'])
      expect(refusalOf({ pem: unit.repeat(Math.floor(65_536 / unit.length)) }).refusal).toBe('invalid')
  })
})
