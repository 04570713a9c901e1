/**
 * The sources that the registries of rules, findings, vendors and deliverers cite, Microsoft first. The page of rules
 * describes each.
 */
export const SOURCE_TAGS = [
  'SEED',
  'MS-NEW',
  'MS-SET',
  'MS-ORG',
  'MS-IPV6',
  'MS-CONN',
  'MS-3P',
  'MS-PART',
  'MS-EF',
  'MS-ROUTE',
  'MS-TRANS',
  'MS-RELAY',
  'MS-NDR',
  'MS-5764',
  'MS-454',
  'MS-JP',
  'MS-DS',
  'MC1226222',
  'ATTR-SUM',
  'ISS900',
  'ISS2642',
  'DSZP',
  'PP-GUIDE',
  'PP-ESS',
  'CF',
  'HORNET',
  'DPF12',
  'PFISTER',
  'ORCA233',
  'IRON',
  'MIME',
  'SEPP',
  'TITAN',
  'EKU-LE',
  'EKU-NSP',
  'EKU-NET',
] as const

/** The known source tags in a text, in the order of `known`. */
export const sourceTags = (text: string, known: readonly string[]): string[] =>
  known.filter((tag) => new RegExp(`(^|[^A-Z0-9-])${tag}($|[^A-Z0-9-])`).test(text))
