import { describe, expect, it } from 'vitest'
import { getPhase, getSender, msxfaq, vendorSwitch } from '#lib/client/testing/examples'
import { newConnector } from '#lib/scenario/document/new-connector'
import { distinguishingEnd, factsOf, phaseNumber, phaseNumbers } from './names'

describe('names', () => {
  it('a long connector name keeps its end where another name of the phase begins alike', () => {
    const [one, two, other] = ['Inbound of the group by vendor one', 'Inbound of the group by vendor two', 'Scanner']
    const connectors = [one, two, other].map((name, n) => newConnector({ id: `c${n}`, name }))
    const phase = { ...getPhase(vendorSwitch, 'as-is'), connectors }
    expect([one, two, other].map((name) => distinguishingEnd(phase, name))).toEqual(['ndor one', 'ndor two', ''])
    expect(distinguishingEnd({ ...phase, connectors: connectors.slice(1) }, two)).toBe('')
  })

  it('phases are numbered with circled numbers as far as Unicode has them', () => {
    const numbers = [1, 10, 11, 20, 21, 35, 36, 50, 51]
    expect(numbers.map((number) => phaseNumber(number - 1))).toEqual([
      '①',
      '⑩',
      '⑪',
      '⑳',
      '㉑',
      '㉟',
      '㊱',
      '㊿',
      '(51)',
    ])
    expect(phaseNumbers([0, 2, 3, 4, 5, 8, 9])).toEqual(['①', '③–⑥', '⑨', '⑩'])
    expect(phaseNumbers([8, 9, 10, 11])).toEqual(['⑨–⑫'])
  })

  it('the known facts of a sender make one line', () => {
    const words = { tls: 'TLS', noTls: 'no TLS', nullSender: '<>' }
    const sender = getSender(msxfaq, 'carius')
    expect(factsOf(sender, words)).toEqual(['192.0.2.10', 'mout.kundenserver.de', 'carius.de'])
    expect(factsOf({ ...sender, tls: false, certificateNames: [], mailFrom: '' }, words)).toEqual([
      '192.0.2.10',
      'no TLS',
      '<>',
    ])
  })
})
