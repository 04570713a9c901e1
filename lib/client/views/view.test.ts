import { describe, expect, it } from 'vitest'
import { explain } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { examplesIn } from '#lib/scenario/testing/texts'
import { assess, summarize } from '#lib/scenario/wants/assessment'
import { checkColumns } from './checks'
import { conditionsOf } from './conditions'
import { exposureOf } from './exposure'
import { matrixRows, sendersShown } from './matrix-rows'
import { distinguishingEnd, factsOf, phaseNumber, phaseNumbers } from './names'
import { phaseChanges } from './phase-changes'
import { questionImpacts } from './question-impacts'
import { readView, writeView } from './view'
import { findWorstCell } from './worst-cell'

const [msxfaq, vendors] = examplesIn('en')
const indexOf = (id: string) => vendors.phases.findIndex((phase) => phase.id === id)
const phaseOf = (id: string) => vendors.phases[indexOf(id)] as Phase
const senderOf = (document: ScenarioDocument, id: string) => {
  const sender = document.senders.find((each) => each.id === id)
  if (sender === undefined) throw new Error(`no sender ${id}`)
  return sender
}

describe('the view in the address', () => {
  const DEFAULT = { phase: null, sender: null, show: 'all', search: '', before: null, after: null } as const

  it('comes back as it was written, beside parameters of others', () => {
    const view = {
      phase: 'a b',
      sender: 's&1',
      show: 'open',
      search: 'müller',
      before: { version: 3, phaseId: 'draft.a b' },
      after: { version: 'draft', phaseId: 'p&1' },
    } as const
    const query = writeView('?other=1', view)
    expect(query).toContain('other=1')
    expect(readView(query)).toEqual(view)
  })

  it('leaves defaults out, and reads what it does not know as the default', () => {
    expect(writeView('?show=open&before=draft.p', DEFAULT)).toBe('')
    expect(readView('?show=everything')).toEqual(DEFAULT)
    for (const point of ['p1', 'newest.p1', '0.p1', '-1.p1', '3.', '.p1'])
      expect(readView(`?before=${point}&after=${point}`), point).toEqual(DEFAULT)
  })
})

describe('the rows of the matrix', () => {
  it('stand in groups, and other customers of a filter come past it', () => {
    const groups = matrixRows(vendors, null, '').flatMap((row) => (row.kind === 'group' ? [row.group] : []))
    expect(groups).toEqual(['filter', 'past', 'own'])
    const rows = matrixRows(vendors, null, 'other customers')
    expect(rows.map((row) => (row.kind === 'group' ? row.group : row.sender.name))).toEqual([
      'past',
      'Filter B’s other customers',
    ])
  })

  it('are narrowed to what goes wrong, or is not certain', () => {
    const summary = summarize(vendors)
    const names = (show: 'problems' | 'open') => {
      const shown = sendersShown(show, summary)
      return vendors.senders.filter(({ id }) => shown?.has(id)).map(({ name }) => name)
    }
    expect(names('problems')).toContain('Late quarantine release of filter A')
    expect(names('open')).toContain('Bank through filter A')
    expect(sendersShown('all', summary)).toBeNull()
  })
})

describe('the first selection', () => {
  it('is the first verdict that loses mail', () => {
    const worst = findWorstCell(vendors)
    expect(worst).not.toBeNull()
    if (worst === null) return
    expect(assess(vendors, indexOf(worst.phaseId), senderOf(vendors, worst.senderId)).state).toBe('lost')
  })

  it('is none in a scenario without sample senders', () => {
    expect(findWorstCell({ ...vendors, senders: [] })).toBeNull()
  })
})

describe('conditions of a phase', () => {
  it('are the answers under which it does what is wanted', () => {
    const index = indexOf('as-is')
    const { conditional } = summarize(vendors).phases[index] ?? { conditional: [] }
    expect(conditionsOf(vendors, index, conditional)).toEqual([
      { kind: 'answer', question: 'Q1', answer: 'falls-back' },
    ])
  })

  it('turn into the sendersByQuestion of a question: which sample senders, which phases', () => {
    const [impact] = questionImpacts({}, summarize(vendors))
    expect(impact).toMatchObject({ question: 'Q1', phaseIndexes: [0, 1] })
    const answered = { ...vendors, answers: { Q1: 'falls-back' } } as const
    expect(questionImpacts(answered.answers, summarize(answered))).toEqual([
      { question: 'Q1', senderIds: [], phaseIndexes: [], gates: [] },
    ])
  })
})

describe('the table of checks', () => {
  it('names the one check that refused a right address with a wrong name', () => {
    const index = msxfaq.phases.findIndex(({ id }) => id === 'wrong-name')
    const phase = msxfaq.phases[index] as Phase
    const sender = senderOf(msxfaq, 'netatwork')
    const columns = checkColumns(phase, sender, explain(phase.tenant, phase.connectors, sender))
    const naw = columns.find(({ connector }) => connector.id === 'naw')
    expect(naw?.role).toBe('locks')
    expect(naw?.fields.sourceIP).toMatchObject({ kind: 'entry', result: 'pass' })
    expect(naw?.fields.certificate).toMatchObject({
      kind: 'entry',
      result: 'fail',
      entry: { code: 'CERTIFICATE_NAME_MISMATCH' },
    })
    expect(naw?.fields.senderDomain).toEqual({ kind: 'passed', shown: ['*'] })
  })

  it('puts the connector that lets in first and disabled ones last', () => {
    const phase = phaseOf('mx-moved')
    const sender = senderOf(vendors, 'internet-b')
    const columns = checkColumns(phase, sender, explain(phase.tenant, phase.connectors, sender))
    expect(columns.map(({ role }) => role)).toEqual(['admits', 'locks', 'locks', 'disabled'])
    expect(columns.at(-1)?.fields.tls).toEqual({ kind: 'notReached' })
  })

  it('shows a check on a fact nobody knows as not known', () => {
    const phase = phaseOf('as-is')
    const sender = { ...senderOf(vendors, 'internet-a'), sourceIP: null }
    const columns = checkColumns(phase, sender, explain(phase.tenant, phase.connectors, sender))
    expect(columns.find(({ connector }) => connector.id === 'filter-a')?.fields.sourceIP).toMatchObject({
      result: 'unknown',
    })
  })
})

describe('who a connector lets in', () => {
  const shared = {
    id: 'f',
    name: 'Filter',
    kind: 'filter',
    networks: ['192.0.2.0/24'],
    certificateNames: ['*.filter.example'],
    tls: true,
    shared: true,
  } as const
  const services = [{ ...shared, networks: [...shared.networks], certificateNames: [...shared.certificateNames] }]
  const lock = {
    id: 'c',
    name: 'C',
    senderIPAddresses: ['192.0.2.0/25', '198.51.100.1'],
    restrictDomainsToIPAddresses: true,
  }

  it('is counted by address, and shared with the customers of a service', () => {
    expect(exposureOf(newConnector(lock), services)).toMatchObject({
      kind: 'listed',
      addresses: 129,
      needsTls: true,
      sharedBy: ['Filter'],
    })
    expect(exposureOf(newConnector({ ...lock, senderIPAddresses: ['198.51.100.1'] }), services)).toMatchObject({
      addresses: 1,
      sharedBy: [],
    })
  })

  it('is any address with a name, everybody without a lock, and nobody when off', () => {
    const byName = {
      id: 'c',
      name: 'C',
      restrictDomainsToCertificate: true,
      tlsSenderCertificateName: '*.filter.example',
    }
    expect(exposureOf(newConnector(byName), services)).toMatchObject({
      kind: 'anywhere',
      certificateName: '*.filter.example',
      sharedBy: ['Filter'],
      width: 1,
    })
    expect(exposureOf(newConnector({ id: 'c', name: 'C' }), services)).toMatchObject({
      kind: 'anywhere',
      certificateName: null,
      sharedBy: [],
    })
    expect(exposureOf(newConnector({ ...lock, enabled: false }), services)).toMatchObject({
      kind: 'off',
      width: 0,
      sharedBy: [],
    })
    expect(exposureOf(newConnector({ ...lock, senderIPAddresses: [] }), services)).toMatchObject({ kind: 'nobody' })
    expect(exposureOf(newConnector({ ...lock, connectorType: 'OnPremises' }), services)).toMatchObject({
      kind: 'recognises',
    })
  })
})

describe('what a phase changes', () => {
  it('is told connector by connector', () => {
    expect(phaseChanges(phaseOf('mx-moved'), phaseOf('a-disabled'))).toEqual([
      { kind: 'connectorChanged', name: 'Filter A', property: 'enabled', before: true, after: false },
    ])
    expect(phaseChanges(phaseOf('a-disabled'), phaseOf('a-removed')).map(({ kind }) => kind)).toEqual([
      'connectorRemoved',
      'connectorRemoved',
    ])
    expect(phaseChanges(phaseOf('beside'), phaseOf('mx-moved'))[0]).toEqual({
      kind: 'mx',
      domain: 'contoso.com',
      before: 'filter-a',
      after: 'filter-b',
    })
    expect(phaseChanges(phaseOf('as-is'), phaseOf('as-is'))).toEqual([])
  })
})

describe('names', () => {
  it('keep the end of a long name where another of the phase begins alike', () => {
    const [one, two, other] = ['Inbound of the group by vendor one', 'Inbound of the group by vendor two', 'Scanner']
    const connectors = [one, two, other].map((name, n) => newConnector({ id: `c${n}`, name }))
    const phase = { ...phaseOf('as-is'), connectors }
    expect([one, two, other].map((name) => distinguishingEnd(phase, name))).toEqual(['ndor one', 'ndor two', ''])
    expect(distinguishingEnd({ ...phase, connectors: connectors.slice(1) }, two)).toBe('')
  })

  it('number phases with circles as far as there are any', () => {
    expect([0, 8, 9].map(phaseNumber)).toEqual(['①', '⑨', '(10)'])
    expect(phaseNumbers([0, 2, 3, 4, 5, 8, 9])).toEqual(['①', '③–⑥', '⑨', '(10)'])
  })

  it('tell the known facts of a sender in one line', () => {
    const words = { tls: 'TLS', noTls: 'no TLS', nullSender: '<>' }
    const sender = senderOf(msxfaq, 'carius')
    expect(factsOf(sender, words)).toEqual(['192.0.2.10', 'mout.kundenserver.de', 'carius.de'])
    expect(factsOf({ ...sender, tls: false, certificateNames: [], mailFrom: '' }, words)).toEqual([
      '192.0.2.10',
      'no TLS',
      '<>',
    ])
  })
})
