import { expect, it } from 'vitest'
import { explain, type TraceEntry } from '#lib/matcher'
import { newConnector } from '#lib/scenario/document/new-connector'
import { assumptionsOf } from './assumptions'

const entry = (question: 'Q3' | 'Q1'): TraceEntry => ({
  connectorId: null,
  check: 'certificate',
  code: 'CERTIFICATE_NAME_MATCH',
  result: 'pass',
  detail: { question },
  label: 'SEED',
  source: 'SEED',
})

it('a verdict assumes the default of a question that its checks asked, once, and what the team has recorded instead', () => {
  const trace = [entry('Q3'), entry('Q3')]
  expect(assumptionsOf({ trace }, {})).toEqual([{ question: 'Q3', answer: 'and', label: 'SEED' }])
  expect(assumptionsOf({ trace }, { Q3: 'or' })).toEqual([{ question: 'Q3', answer: 'or', label: 'YOURS' }])
})

it('a question without a default is open, and not assumed', () => {
  expect(assumptionsOf({ trace: [entry('Q1')] }, {})).toEqual([])
})

it('a verdict whose checks ask nothing assumes nothing', () => {
  const open = newConnector({ id: 'a', name: 'A', requireTls: false })
  const sender = {
    sourceIP: '192.0.2.1',
    tls: true,
    certificateNames: [],
    certificateTrusted: true,
    certificateClientAuth: true,
    mailFrom: 'a@fabrikam.com',
    recipient: 'b@contoso.com',
  }
  const verdict = explain({ acceptedDomains: ['contoso.com'], rejectDirectSend: false }, [open], sender, {})
  expect(assumptionsOf(verdict, {})).toEqual([])
})
