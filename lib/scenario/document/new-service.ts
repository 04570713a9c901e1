import type { Service } from './document'

/** A service of which only what is given is known: what was not said is null, or empty where nothing is listed. */
export const newService = (given: Pick<Service, 'id' | 'name' | 'kind'> & Partial<Service>): Service => ({
  networks: [],
  certificateNames: [],
  tls: null,
  mailFromDomains: null,
  delivery: null,
  shared: null,
  ownCertificateNames: [],
  mayBeRefusedFrom: [],
  certificates: [],
  ...given,
})
