/** Limits of a scenario document and of a request. Beyond the first three groups a request is "too large" (413). */
export const LIMITS = {
  bodyBytes: 8 * 1024 * 1024,
  connectors: 200,
  networks: 10_000,
  senders: 5_000,
  phases: 60,
  services: 300,
  domains: 2_000,
  names: 200,
  wants: 100_000,
  evidence: 10_000,
  mxTargets: 20,
  /** seconds: as much as a TTL can hold (RFC 2181, section 8) */
  ttl: 2_147_483_647,
  findings: 2_000,
  spfAnswers: 200,
  domainRecords: 200,
  /** records of one answer of DNS */
  dnsRecords: 50,
  spfRecords: 50,
  spfRecord: 65_535,
  title: 200,
  message: 200,
  connectorName: 256,
  /** one entry of a list of texts of a connector */
  entry: 500,
  text: 10_000,
} as const
