import { describe, expect, it } from 'vitest'
import { explain } from '#lib/matcher/rules/explain'
import { certificateLock, type connector, side } from '#lib/matcher/testing/sides'

const SENDER = {
  sourceIP: '192.0.2.25',
  tls: true,
  certificateNames: ['mx.a.example'],
  certificateTrusted: true,
  certificateClientAuth: true,
  mailFrom: 'a@partner.example',
  recipient: 'user@contoso.com',
}
const details = (one: ReturnType<typeof connector>, sender = SENDER) => {
  const { tenant, connectors } = side([one])
  return explain(tenant, connectors, sender).trace.map(({ code, detail }) => [code, detail.asWritten])
}

describe('asWritten in the trace', () => {
  it('marks a certificate name without RequireTls, whether it fits or not, on connectors of both types', () => {
    const plain = { ...certificateLock('A', 'mx.a.example'), requireTls: false }
    const other = { ...SENDER, certificateNames: ['mx.b.example'] }
    expect(details(plain)).toContainEqual(['CERTIFICATE_NAME_MATCH', ['mx.a.example']])
    expect(details(plain, other)).toContainEqual(['CERTIFICATE_NAME_MISMATCH', ['mx.a.example']])
    expect(details({ ...plain, connectorType: 'OnPremises' })).toContainEqual([
      'CERTIFICATE_NAME_MATCH',
      ['mx.a.example'],
    ])
  })

  it('does not mark a certificate name with RequireTls', () => {
    expect(details(certificateLock('A', 'mx.a.example'))).toContainEqual(['CERTIFICATE_NAME_MATCH', undefined])
  })
})

describe('sameName in the trace', () => {
  const sharedIn = (names: readonly string[]) => {
    const { tenant, connectors } = side(
      names.map((name, i) => ({ ...certificateLock('A', 'mx.a.example'), id: `c${i}`, name })),
    )
    const { trace } = explain(tenant, connectors, SENDER)
    return connectors.map(({ id }) => trace.find(({ connectorId }) => connectorId === id)?.detail.sameName)
  }

  it('holds the ids of the other connectors of the same name, compared without case', () => {
    expect(sharedIn(['Filter', 'Relay', 'FILTER '])).toEqual([['c2'], undefined, ['c0']])
  })

  it('is left out for connectors without a name', () => {
    expect(sharedIn(['', ''])).toEqual([undefined, undefined])
  })
})
