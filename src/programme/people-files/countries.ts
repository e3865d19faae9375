import { bare, listed } from './bare.ts'

/** The languages in which a spreadsheet may name a country or a language. */
export const tongues = ['en', 'fr', 'ar', 'es', 'pt', 'ru', 'zh'] as const

/** Names that people and organisations write and that the world’s list of names has otherwise. */
const alsoCalled: Record<string, string> = {
  AE: 'UAE, Emirates, الإمارات',
  BN: 'Brunei Darussalam',
  CD: 'DRC, RDC, DR Congo, Congo DRC, Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  CI: 'Ivory Coast, ساحل العاج',
  CV: 'Cabo Verde',
  CZ: 'Czech Republic',
  GB: 'Great Britain, England, Scotland, Wales, Northern Ireland',
  HK: 'Hong Kong',
  KP: 'Democratic People’s Republic of Korea',
  KR: 'Korea, South Korea, Republic of Korea',
  LA: 'Lao PDR, Lao People’s Democratic Republic',
  MD: 'Republic of Moldova',
  MK: 'Macedonia',
  MM: 'Burma, Myanmar',
  MO: 'Macau, Macao',
  NL: 'Holland',
  PS: 'Palestine, State of Palestine, فلسطين',
  RU: 'Russian Federation',
  SA: 'KSA, السعودية',
  SY: 'Syrian Arab Republic',
  SZ: 'Swaziland',
  TL: 'East Timor',
  TR: 'Turkey',
  US: 'USA, America, United States of America, États-Unis d’Amérique, الولايات المتحدة الأمريكية',
  VN: 'Viet Nam',
}

/** Reserved letters that stand for no country a person lives in. */
const noCountry = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))

const small = new Set(listed('and, et, the, of, y, de, du, des, la, le, les, d, l'))

/** A name without the little words that lists of countries write or leave out. */
const keyOf = (name: string) =>
  bare(name)
    .replace(/^saint\b/u, 'st')
    .split(' ')
    .filter(word => !small.has(word))
    .join(' ')

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
const named = new Intl.DisplayNames('en', { type: 'region' })

/** Two letters of today for a country, from two letters that may be of another day, as UK. */
const canonical = (code: string) => new Intl.Locale(`und-${code}`).region ?? code

const codes = letters
  .flatMap(first => letters.map(second => first + second))
  .filter(code => named.of(code) !== code && canonical(code) === code && !noCountry.has(code))
const known = new Set(codes)

function gather(): Map<string, string> {
  const names = tongues.flatMap(tongue =>
    (['short', 'long'] as const).flatMap(style => {
      const book = new Intl.DisplayNames(tongue, { type: 'region', style })
      return codes.map((code): [string, string] => [keyOf(book.of(code) ?? code), code])
    }),
  )
  const also = Object.entries(alsoCalled).flatMap(([code, called]) =>
    listed(called).map((name): [string, string] => [keyOf(name), code]),
  )
  return new Map([...names, ...also])
}

let gathered: Map<string, string> | null = null
const byName = (name: string) => (gathered ??= gather()).get(keyOf(name)) ?? null

/** “Korea, Republic of” is the Republic of Korea; “Muscat, Oman” is Oman. */
function turned(name: string): string[] {
  const comma = name.search(/[,،]/u)
  if (comma < 0) return [name]
  const [before, after] = [name.slice(0, comma), name.slice(comma + 1)]
  return [name, `${after} ${before}`, after, before]
}

/** A country’s two letters, from these or from its name in any language we know. */
export function readCountry(text: string): string | null {
  const said = text.replaceAll('.', '')
  if (/^[a-z]{2}$/iu.test(said)) {
    const code = canonical(said.toUpperCase())
    return known.has(code) ? code : null
  }
  const names = [said, ...turned(said.replace(/\([^)]*\)/gu, ' '))]
  return (
    names
      .filter(name => keyOf(name) !== '')
      .map(byName)
      .find(code => code !== null) ?? null
  )
}

/** A time zone by its name in the list of the world’s zones; a city or an abbreviation is none. */
export function readZone(text: string): string | null {
  const name = text.replace(/\s+/gu, '_')
  if (!name.includes('/') && !/^(utc|gmt)$/iu.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
