import type { Phase, ScenarioSender } from '#lib/scenario/document'

/** ① to ⑳, then plain numbers: how a phase is named where there is little room. */
export const markOfPhase = (index: number): string =>
  index < 20 ? String.fromCharCode(0x2460 + index) : String(index + 1)

/** The names of connectors by id; an id that is none stands for itself. */
export const nameOfConnector = (phase: Phase, id: string): string =>
  phase.connectors.find((connector) => connector.id === id)?.name || id

/** The facts of a sender in one line, without those that are not known: `192.0.2.10 · TLS · mail.contoso.com · a@contoso.com`. */
export function factsOf(
  sender: ScenarioSender,
  words: { readonly tls: string; readonly noTls: string; readonly nullSender: string },
): string[] {
  const { sourceIP, tls, certificateNames, mailFrom } = sender
  const [name] = certificateNames ?? []
  return [
    sourceIP,
    tls === false ? words.noTls : name !== undefined ? name : tls ? words.tls : null,
    mailFrom === null ? null : mailFrom === '' ? words.nullSender : mailFrom.slice(mailFrom.lastIndexOf('@') + 1),
  ].filter((fact) => fact !== null)
}
