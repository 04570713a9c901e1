import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import { flattenSpf } from '#lib/exchange/spf/flatten-spf'
import { often } from '#lib/matcher/testing/arbitraries'
import { type Smudge, smudges } from '#lib/matcher/testing/invisible'

const noAnswer = async () => ({ values: [], ttl: null, failure: 'NXDOMAIN' as const })

const exported = (smudge: Smudge) =>
  JSON.stringify([
    {
      Name: 'Filter A',
      ConnectorType: smudge('Partner'),
      Enabled: true,
      [smudge('SenderDomains')]: [smudge('smtp:*;1'), smudge('smtp:fabrikam.com;1')],
      SenderIPAddresses: [smudge('192.0.2.0/24'), smudge('198.51.100.7')],
      RestrictDomainsToIPAddresses: true,
      RequireTls: smudge('True'),
      TlsSenderCertificateName: smudge('*.filter.example'),
      AssociatedAcceptedDomains: [smudge('contoso.com')],
    },
  ])

describe('invisible characters', () => {
  it('in an export of connectors change nothing that is imported, and are said', () => {
    const clean = importConnectors(exported((text) => text))
    fc.assert(
      fc.property(smudges, (smudge) => {
        const { connectors, problems } = importConnectors(exported(smudge))
        expect(connectors).toEqual(clean.connectors)
        expect(problems.filter(({ code }) => code !== 'INVISIBLE_CHARACTERS')).toEqual(clean.problems)
        expect(problems).toContainEqual(
          expect.objectContaining({ code: 'INVISIBLE_CHARACTERS', severity: 'info', field: 'SenderIPAddresses' }),
        )
      }),
      often(100),
    )
  })

  it('in a pasted SPF record change no network, and are a note', async () => {
    const record = 'v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.7 -all'
    const flatten = (text: string) => flattenSpf({ record: text }, noAnswer, '2026-03-01T10:00:00.000Z')
    const clean = await flatten(record)
    await fc.assert(
      fc.asyncProperty(smudges, async (smudge) => {
        // A byte order mark in front belongs to the file, and is not said.
        const { problems, ...flattened } = await flatten(`v${smudge(record.slice(1))}`)
        expect({ ...flattened, problems: [] }).toEqual(clean)
        expect(problems).toMatchObject([{ code: 'INVISIBLE_CHARACTERS', kind: 'note' }])
      }),
      often(100),
    )
  })

  it('in a published SPF record are an error, as they are for a receiver', async () => {
    const values = ['v=spf1 ip4:192.0.2.0/24\u200b -all']
    const resolve = async () => ({ values, ttl: 60, failure: null })
    const { networks, problems } = await flattenSpf({ domain: 'contoso.com' }, resolve, '2026-03-01T10:00:00.000Z')
    expect([networks, problems.map(({ code }) => code)]).toEqual([[], ['SYNTAX']])
  })

  it('in a bounce change nothing that it tells, and are said', () => {
    const bounce = '550 5.7.51 TenantInboundAttribution; Rejecting'
    const { problems: none, ...clean } = readEvidence(bounce)
    fc.assert(
      fc.property(smudges, (smudge) => {
        const { problems, ...evidence } = readEvidence(`5${smudge(bounce.slice(1))}`)
        expect(evidence).toEqual(clean)
        expect(problems.map(({ code }) => code)).toEqual([...none.map(({ code }) => code), 'INVISIBLE_CHARACTERS'])
      }),
      often(100),
    )
  })
})
