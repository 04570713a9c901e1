import type { Language } from '#lib/scenario/document/language'

const EN = {
  title: 'New scenario',
  onPremises: 'On-premises servers',
  hybrid: 'Hybrid',
  otherFilter: 'Other filter',
  strangerTls: 'Stranger with TLS',
  strangerIpv6: 'Stranger over IPv6',
  phases: {
    asIs: {
      name: 'As is',
      note: 'What is in place today. Paste Get-InboundConnector to replace these connectors by yours.',
    },
    beside: {
      name: (a: string, b: string) => `${b} beside ${a}`,
      note: 'Both connectors are on. Wait until the new one has reached all servers, then prove both with a test message and one from a foreign address.',
    },
    mxMoved: {
      name: 'MX moved',
      note: 'Mail goes on to come the old way until TTL, retries and quarantine releases are over.',
    },
    disabled: {
      name: (a: string) => `${a} disabled`,
      note: 'The old connector is off, not deleted, so that going back is one command.',
    },
    removed: { name: (a: string) => `${a} removed`, note: 'The old connector is deleted.' },
    lockOn: {
      name: (b: string) => `${b}: lock on`,
      note: 'Only now, since MX points there: everything that comes past it is refused.',
    },
    lockOff: { name: (a: string) => `${a} disabled`, note: 'Off before MX moves, or all direct mail is refused.' },
  },
  example: (name: string, seen: string, source: string) =>
    `${name}: networks and names as seen in ${seen} (${source}). An example; check them with the vendor.`,
  sources: {
    SEED: 'tried out on the MSXFAQ page',
    VENDOR: 'said by the vendor',
    FIELD: 'reported from practice',
  },
  incomplete: (name: string) => `${name}: the list is not complete.`,
  missing: (what: string) => `Still to fill in: ${what}.`,
  addressesOf: (name: string) => `addresses of ${name}`,
  certificateOf: (name: string) => `certificate name of ${name}`,
  acceptedDomains: 'accepted domains',
}

export type TemplateTexts = typeof EN

const DE: TemplateTexts = {
  title: 'Neues Szenario',
  onPremises: 'Lokale Server',
  hybrid: 'Hybrid',
  otherFilter: 'Anderer Filter',
  strangerTls: 'Fremder mit TLS',
  strangerIpv6: 'Fremder über IPv6',
  phases: {
    asIs: {
      name: 'Ist-Zustand',
      note: 'Was heute gilt. Fügen Sie Get-InboundConnector ein, um diese Connectoren durch Ihre zu ersetzen.',
    },
    beside: {
      name: (a, b) => `${b} neben ${a}`,
      note: 'Beide Connectoren sind an. Warten, bis der neue auf allen Servern gilt, dann beide mit einer Testnachricht und einer von fremder Adresse prüfen.',
    },
    mxMoved: {
      name: 'MX umgestellt',
      note: 'Mail kommt weiter auf dem alten Weg, bis TTL, Wiederholungen und Quarantäne-Freigaben vorbei sind.',
    },
    disabled: {
      name: (a) => `${a} abgeschaltet`,
      note: 'Der alte Connector ist aus, nicht gelöscht: Zurück geht es mit einem Befehl.',
    },
    removed: { name: (a) => `${a} entfernt`, note: 'Der alte Connector ist gelöscht.' },
    lockOn: {
      name: (b) => `${b}: Sperre an`,
      note: 'Erst jetzt, da MX dorthin zeigt: Was daran vorbei kommt, wird abgelehnt.',
    },
    lockOff: {
      name: (a) => `${a} abgeschaltet`,
      note: 'Aus, bevor MX umgestellt wird, sonst wird alle direkte Mail abgelehnt.',
    },
  },
  example: (name, seen, source) =>
    `${name}: Netze und Namen nach dem Stand ${seen} (${source}). Ein Beispiel; prüfen Sie beim Anbieter.`,
  sources: {
    SEED: 'erprobt auf der Seite der MSXFAQ',
    VENDOR: 'nach Angabe des Anbieters',
    FIELD: 'aus der Praxis berichtet',
  },
  incomplete: (name) => `${name}: Die Liste ist nicht vollständig.`,
  missing: (what) => `Noch einzutragen: ${what}.`,
  addressesOf: (name) => `Adressen von ${name}`,
  certificateOf: (name) => `Zertifikatsname von ${name}`,
  acceptedDomains: 'akzeptierte Domains',
}

export const templateTexts = (language: Language): TemplateTexts => (language === 'de' ? DE : EN)
