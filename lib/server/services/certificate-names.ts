import 'server-only'
import type { X509Certificate } from 'node:crypto'
import { withoutInvisible } from '#lib/matcher'

/** The common name of the subject as it is compared; null without one. */
export function subjectNameOf(certificate: X509Certificate): string | null {
  const written = writtenSubjectNameOf(certificate)
  return written === null ? null : withoutInvisible(written).trim() || null
}

/** The common name as it is written, the last if there are several (the most specific, RFC 2818 §3.1); null without one. */
export function writtenSubjectNameOf(certificate: X509Certificate): string | null {
  const names: unknown = certificate.toLegacyObject().subject?.CN
  const last: unknown = Array.isArray(names) ? names.at(-1) : names
  return typeof last === 'string' && last.trim() !== '' ? last.trim() : null
}

/** The names as a sender holds them: the subject's CN first, then the DNS names of the SAN, each once. */
export function namesOf(certificate: X509Certificate): string[] {
  const subject = subjectNameOf(certificate)
  const all = [...(subject === null ? [] : [subject]), ...dnsNames(certificate.subjectAltName ?? '')]
  return all.filter((name, i) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === i)
}

/** Letters, digits, `-`, `_`, dots and a leading wildcard: what a DNS name in a certificate is made of. */
const HOST = /^(?:\*\.)?[\w-]+(?:\.[\w-]+)*\.?$/

/**
 * The DNS names in Node's text of a SAN: `DNS:a.example, IP Address:192.0.2.1, DNS:"b, DNS:c.example"`. Node quotes a name
 * with other characters than a DNS name has, so that it cannot pass for two names. No server has such a name: it is left out.
 */
function dnsNames(text: string): string[] {
  const entries = text.match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g) ?? []
  return entries.flatMap((entry) => {
    const name = /^\s*DNS:(.*)$/s.exec(entry)?.[1]?.trim()
    return name !== undefined && HOST.test(name) ? [name] : []
  })
}
