import type { Language } from '#lib/scenario/document/language'

/** What people read in the example of a switch, by language. */
const EN = {
  title: 'Switch from vendor A to vendor B',
  description:
    'Contoso moves from filter A, known by its addresses, to filter B, known by its certificate name. A made-up plan with what such plans overlook. Vendors, names and addresses are examples.',
  phases: {
    'as-is': {
      name: 'As is',
      note: 'MX points to A. The * connector of A refuses whoever comes past it; the scanner has a connector of its own.',
    },
    beside: {
      name: 'B beside A',
      note: 'The connector of B stands beside that of A. Wait until it has reached all servers, then prove it with a test message through B and one from a foreign address.',
    },
    'mx-moved': {
      name: 'MX moved',
      note: 'MX points to B. A still gets in: DNS caches, retries and quarantine releases. The connector for the bank is off, so that its mail is judged like any other.',
    },
    'a-disabled': {
      name: 'A disabled',
      note: 'The connector of A is off. What is released from its quarantine from now on is refused.',
    },
    'a-removed': { name: 'A removed', note: 'The connectors of A and the bank are deleted.' },
  },
  services: {
    filterA: 'Filter A',
    filterB: 'Filter B',
    scanner: 'Scanner',
    newsletter: 'Newsletter tool',
    bank: 'Woodgrove Bank',
  },
  senders: {
    'internet-a': 'Internet through filter A',
    'release-a': 'Late quarantine release of filter A',
    'internet-b': 'Internet through filter B',
    'bank-a': 'Bank through filter A',
    'bank-b': 'Bank through filter B',
    'stranger-tls': 'Stranger with TLS',
    'stranger-ipv6': 'Stranger over IPv6',
    'other-customer-b': 'Filter B’s other customers',
    scanner: 'Scanner, ground floor',
    newsletter: 'Newsletter tool, past the filter',
  },
}

export type SwitchTexts = typeof EN

const DE: SwitchTexts = {
  title: 'Wechsel von Anbieter A zu Anbieter B',
  description:
    'Contoso wechselt von Filter A, den seine Adressen ausweisen, zu Filter B, den sein Zertifikatsname ausweist. Ein erfundener Plan mit dem, was solche Pläne übersehen. Anbieter, Namen und Adressen sind Beispiele.',
  phases: {
    'as-is': {
      name: 'Ist-Zustand',
      note: 'MX zeigt auf A. Der *-Connector von A lehnt jeden ab, der daran vorbei kommt; der Scanner hat einen eigenen Connector.',
    },
    beside: {
      name: 'B neben A',
      note: 'Der Connector von B steht neben dem von A. Warten, bis er auf allen Servern gilt, dann mit einer Testnachricht über B und einer von fremder Adresse prüfen.',
    },
    'mx-moved': {
      name: 'MX umgestellt',
      note: 'MX zeigt auf B. A kommt weiter herein: DNS-Caches, Wiederholungen, Freigaben aus der Quarantäne. Der Connector der Bank ist aus, ihre Mail wird wie jede andere beurteilt.',
    },
    'a-disabled': {
      name: 'A abgeschaltet',
      note: 'Der Connector von A ist aus. Was ab jetzt aus der Quarantäne von A freigegeben wird, wird abgelehnt.',
    },
    'a-removed': { name: 'A entfernt', note: 'Die Connectoren von A und der Bank sind gelöscht.' },
  },
  services: {
    filterA: 'Filter A',
    filterB: 'Filter B',
    scanner: 'Scanner',
    newsletter: 'Newsletter-Dienst',
    bank: 'Woodgrove Bank',
  },
  senders: {
    'internet-a': 'Internet über Filter A',
    'release-a': 'Späte Quarantäne-Freigabe aus Filter A',
    'internet-b': 'Internet über Filter B',
    'bank-a': 'Bank über Filter A',
    'bank-b': 'Bank über Filter B',
    'stranger-tls': 'Fremder mit TLS',
    'stranger-ipv6': 'Fremder über IPv6',
    'other-customer-b': 'Andere Kunden von Filter B',
    scanner: 'Scanner, Erdgeschoss',
    newsletter: 'Newsletter-Dienst, am Filter vorbei',
  },
}

export const switchTexts = (language: Language): SwitchTexts => (language === 'de' ? DE : EN)
