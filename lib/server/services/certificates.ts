import 'server-only'
import { X509Certificate } from 'node:crypto'
import type { Certificate, CertificateRequest } from '#lib/contract/certificates'
import {
  LONGEST_CERTIFICATE_TEXT,
  LONGEST_CHAIN,
  readCertificateFile,
} from '#lib/exchange/certificate/certificate-file'
import { contentOfDer, type OtherContent } from '#lib/exchange/certificate/der'
import { findRemoved } from '#lib/scenario/document/removed'
import { AppError } from '#lib/server/errors'
import { namesOf, subjectNameOf, writtenSubjectNameOf } from './certificate-names'

type Path = 'pem' | 'derBase64'

/**
 * The names and dates of a certificate, for a sender. Several are taken as one chain in any order, of which the certificate
 * that issued none of the others is described. Nothing of what was sent is kept, logged or quoted, since it may be a key.
 */
export function describeCertificate(request: CertificateRequest): Certificate {
  const path = 'pem' in request ? 'pem' : 'derBase64'
  const text = 'pem' in request ? request.pem : request.derBase64
  if (text.length > LONGEST_CERTIFICATE_TEXT)
    throw new AppError('too-large', `A certificate or chain has at most ${LONGEST_CERTIFICATE_TEXT / 1024} KiB.`, {
      problems: [{ path, value: null, message: `at most ${LONGEST_CERTIFICATE_TEXT} characters` }],
    })
  const certificates = readCertificates(text, path)
  const leaf = findLeaf(certificates, path)
  const subjectCN = subjectNameOf(leaf)
  const removed = findRemoved({ subjectCN: writtenSubjectNameOf(leaf) }, { subjectCN })
  const extendedKeyUsage = usagesOf(leaf)
  return {
    subjectCN,
    names: namesOf(leaf),
    issuer: leaf.issuer.split('\n').reverse().join(', '),
    extendedKeyUsage,
    clientAuth: extendedKeyUsage?.some((usage) => usage === 'clientAuth' || usage === 'anyExtendedKeyUsage') ?? true,
    notBefore: readDate(leaf.validFrom, path),
    notAfter: readDate(leaf.validTo, path),
    selfSigned: isSelfSigned(leaf),
    chainLength: countChain(leaf, certificates),
    ...(removed.length === 0 ? {} : { removed }),
  }
}

/** The purposes that mail servers use (RFC 5280 §4.2.1.12). */
const USAGES: ReadonlyMap<string, string> = new Map([
  ['2.5.29.37.0', 'anyExtendedKeyUsage'],
  ['1.3.6.1.5.5.7.3.1', 'serverAuth'],
  ['1.3.6.1.5.5.7.3.2', 'clientAuth'],
  ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
  ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
])

/** The purposes of the extension extKeyUsage; null without it, since then any purpose is allowed. */
function usagesOf(certificate: X509Certificate): string[] | null {
  // Node names the extended usage so, and its types leave out that it can be missing.
  const usages: readonly string[] | undefined = certificate.keyUsage
  return usages?.map((oid) => USAGES.get(oid) ?? oid) ?? null
}

const ADVICE: Readonly<Record<OtherContent, string>> = {
  'private-key':
    'This holds a private key. It has now been shown to this page and server, so treat it as known to others: replace the key and its certificate. A private key must never be pasted anywhere. Only the certificate is needed here.',
  request: 'This is a certificate request (CSR). Paste the certificate that the authority made from it.',
  pkcs7: 'This is a PKCS #7 file (.p7b). Convert it first: openssl pkcs7 -print_certs -in file.p7b',
  pfx: 'This is a PFX file (.pfx, .p12), which can hold a private key. Do not paste it anywhere; export the certificate alone, as .cer.',
  'public-key': 'This is a public key without names. Paste the certificate.',
  'revocation-list': 'This is a revocation list. Paste the certificate.',
  cut: 'The text ends within a block. Paste it from its BEGIN line to its END line.',
  unknown:
    'This is no certificate that can be read. Paste PEM text from -----BEGIN CERTIFICATE----- on, or a .cer file.',
}

function refusal(content: OtherContent, path: Path): AppError {
  const message = ADVICE[content]
  return new AppError('invalid', message, { problems: [{ path, value: null, message }] })
}

function readCertificates(text: string, path: Path): X509Certificate[] {
  const file = readCertificateFile(text)
  if (file.kind === 'other') throw refusal(file.content, path)
  const { blocks } = file
  if (blocks.length > LONGEST_CHAIN)
    throw new AppError('invalid', `There are ${blocks.length} certificates. Paste the chain of one server.`, {
      problems: [{ path, value: blocks.length, message: `at most ${LONGEST_CHAIN} certificates` }],
    })
  const all = blocks.map((bytes) => readCertificate(bytes, path))
  return all.filter((one, i) => all.findIndex((other) => other.fingerprint256 === one.fingerprint256) === i)
}

function readCertificate(bytes: Uint8Array, path: Path): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(bytes))
  } catch {
    throw refusal(contentOfDer(bytes), path)
  }
}

/** Reports whether `issuer` issued `subject`, by their names and key identifiers. A certificate is not its own issuer here. */
const isIssuedBy = (subject: X509Certificate, issuer: X509Certificate): boolean =>
  subject !== issuer && subject.checkIssued(issuer)

/** The certificate of the server: the one that issued none of the others, and no authority if that leaves a choice. */
function findLeaf(certificates: readonly X509Certificate[], path: Path): X509Certificate {
  const ends = certificates.filter((one) => !certificates.some((other) => isIssuedBy(other, one)))
  const servers = ends.length === 1 ? ends : ends.filter(({ ca }) => !ca)
  const [leaf, ...others] = servers
  if (leaf !== undefined && others.length === 0) return leaf
  const message = 'These certificates do not form one chain. Paste those of one server.'
  throw new AppError('invalid', message, { problems: [{ path, value: null, message }] })
}

function countChain(leaf: X509Certificate, certificates: readonly X509Certificate[]): number {
  const chain = new Set([leaf])
  for (const one of chain) for (const other of certificates) if (isIssuedBy(one, other)) chain.add(other)
  return chain.size
}

/** Reports whether issuer and signature are the certificate's own. Where Node cannot verify the kind of key, the name decides. */
function isSelfSigned(certificate: X509Certificate): boolean {
  if (!certificate.checkIssued(certificate)) return false
  try {
    return certificate.verify(certificate.publicKey)
  } catch {
    return true
  }
}

function readDate(text: string, path: Path): string {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw refusal('unknown', path)
  return date.toISOString()
}
