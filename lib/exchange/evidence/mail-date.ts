const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MAIL_DATE = /^\s*(?:[a-z]{3},\s*)?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? ([+-])(\d\d)(\d\d)/i

/** A date of RFC 5322 §3.3 with a numeric zone, as ISO 8601 in UTC; null for anything else. */
export function readMailDate(text: string): string | null {
  const [, day, name, year, hour, minute, second, sign, zoneHour, zoneMinute] = MAIL_DATE.exec(text.slice(0, 100)) ?? []
  const month = MONTHS.indexOf((name ?? '').toLowerCase())
  if (month < 0) return null
  const offset = (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute))
  const time = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute) - offset, Number(second ?? 0))
  return new Date(time).toISOString()
}

/** The first ISO date in the text, or `/Date(…)/` of Windows PowerShell, as ISO 8601 in UTC. */
export function findIsoDate(text: string): string | null {
  const iso = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z/i.exec(text)?.[0]
  const milliseconds = /\/Date\((\d{1,14})\)\//.exec(text)?.[1]
  const date = iso !== undefined ? new Date(iso.toUpperCase()) : new Date(Number(milliseconds ?? Number.NaN))
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
