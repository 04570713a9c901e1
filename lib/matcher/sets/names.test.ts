import { describe, expect, it } from 'vitest'
import { fitName, type NameFit } from './names'

describe('a certificate name and the name of a connector', () => {
  it.each<[wanted: string, presented: string, fit: NameFit]>([
    ['mail.contoso.com', 'mail.contoso.com', 'exact'],
    ['*.contoso.com', '*.contoso.com', 'exact'],
    ['*.contoso.com', 'mail.contoso.com', 'below'],
    ['*.contoso.com', 'a.b.contoso.com', 'below'],
    ['*.contoso.com', '*.mail.contoso.com', 'below'],
    ['*.contoso.com', 'contoso.com', 'apex'],
    ['*.contoso.com', 'mailcontoso.com', null],
    ['*.contoso.com', 'contoso.com.example', null],
    ['*.mail.contoso.com', '*.contoso.com', null],
    ['mail.contoso.com', '*.contoso.com', 'wildcard'],
    ['a.mail.contoso.com', '*.contoso.com', null],
    ['contoso.com', 'mail.contoso.com', 'host-below'],
    ['contoso.com', 'a.b.contoso.com', 'host-below'],
    ['contoso.com', '*.contoso.com', 'host-below'],
    ['mail.contoso.com', 'contoso.com', null],
    ['mail.contoso.com', 'mail2.contoso.com', null],
    ['*.cloud.nospamproxy2.com', 'mail1.cloud.nospamproxy.com', null],
  ])('wanted %s, presented %s: %s', (wanted, presented, fit) => {
    expect(fitName(wanted, presented)).toBe(fit)
  })
})
