/** The value of a digit as it is written in Arabic or Persian. */
const valueOf = (digit: string) =>
  Math.max('٠١٢٣٤٥٦٧٨٩'.indexOf(digit), '۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))

/** Days of the week as people write them, from Monday; an English or French one may be cut short. */
const dayNames: string[][] = [
  ['monday', 'lundi', 'الاثنين', 'اثنين', 'الإثنين'],
  ['tuesday', 'mardi', 'الثلاثاء', 'ثلاثاء'],
  ['wednesday', 'mercredi', 'الأربعاء', 'أربعاء'],
  ['thursday', 'jeudi', 'الخميس', 'خميس'],
  ['friday', 'vendredi', 'الجمعة', 'جمعة'],
  ['saturday', 'samedi', 'السبت', 'سبت'],
  ['sunday', 'dimanche', 'الأحد', 'أحد'],
].map(names => names.map(plain))
const short = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

const week = [0, 1, 2, 3, 4, 5, 6]
const several = new Map([
  ['daily', week],
  ['everyday', week],
  ['يوميا', week],
  ...['weekday', 'weekdays'].map((name): [string, number[]] => [name, week.slice(0, 5)]),
  ...['weekend', 'weekends'].map((name): [string, number[]] => [name, week.slice(5)]),
])

const upTo = new Set(['-', 'to', 'until', 'till', 'a', 'au', 'الى', 'حتى'])
const fillers = new Set('and et & from at on de du le les des من يوم و الساعة'.split(' '))

/** Small letters without accents, one kind of dash, Latin digits. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200e\u200f]/gu, '')
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/gu, digit => String(valueOf(digit)))
    .replace(/[\p{Pd}\u2212~]/gu, '-')
}

type Token = { days: number[] } | { minutes: number } | { upTo: true }

const timeShape = /^(\d{1,2})(?:[:h.](\d{2})?)?(am|pm)?$/

function timeOf(word: string): Token | null {
  const [, digits, rest = '0', half] = timeShape.exec(word) ?? []
  if (digits === undefined) return null
  const hour =
    half === undefined ? Number(digits) : (Number(digits) % 12) + (half === 'pm' ? 12 : 0)
  const minutes = hour * 60 + Number(rest)
  return Number(rest) < 60 && minutes <= 24 * 60 ? { minutes } : null
}

function daysOf(word: string): number[] | null {
  const known = several.get(word)
  if (known) return known
  const single = word.endsWith('s') ? word.slice(0, -1) : word
  const day = dayNames.findIndex(names =>
    names.some(name => single.length >= 2 && name.startsWith(single)),
  )
  return day < 0 ? null : [day]
}

function tokenOf(word: string): Token | null {
  if (upTo.has(word)) return { upTo: true }
  const days = daysOf(word) ?? (word.startsWith('و') ? daysOf(word.slice(1)) : null)
  return days ? { days } : timeOf(word)
}

/** In “6-10pm” both are in the afternoon, in “9-1pm” only the second. */
function bothHalves(text: string): string {
  const range = /\b(\d{1,2}(?::\d{2})?) *- *(\d{1,2}(?::\d{2})?)([ap])m/gu
  return text.replace(range, (_, from: string, to: string, half: string) => {
    const otherHalf = half === 'a' ? 'p' : 'a'
    const same = Number.parseInt(from, 10) % 12 < Number.parseInt(to, 10) % 12
    return `${from}${same ? half : otherHalf}m-${to}${half}m`
  })
}

/** The words of a text, with `6 pm` and `every day` as one, and dashes on their own. */
function tokensOf(text: string): Token[] | null {
  const marked = plain(text)
    .replace(/\b(every|each)\s+day\b|\btous\s+les\s+jours\b|كل\s+يوم/gu, ' daily ')
    .replace(/(\d)\s*([ap])\.?\s?m\b\.?/gu, '$1$2m')
  const words = bothHalves(marked)
    .replace(/(\d)\s+h\b/gu, '$1h')
    .replaceAll('-', ' - ')
    .replace(/(\d)[.](?!\d)|(\p{L})[.]/gu, '$1$2 ')
    .split(/[\s,;/|،؛()]+|:(?=\D|$)/u)
    .filter(word => word !== '' && !fillers.has(word))
  const tokens = words.map(tokenOf)
  return tokens.every(token => token !== null) ? tokens : null
}

/** The days from one to another, over Sunday if need be. */
const daysUpTo = (from: number, to: number) =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, at) => (from + at) % 7)

/** Whole hours between two times of a day; when the second is earlier, it is of the next day. */
function hoursBetween(day: number, from: number, to: number): number[] {
  const end = to >= from ? to : to + 24 * 60
  const first = Math.ceil(from / 60)
  const count = Math.max(0, Math.floor(end / 60) - first)
  return Array.from({ length: count }, (_, at) => (day * 24 + first + at) % 168)
}

/**
 * A week of free hours from a short text such as “mo 18-22, sa 09-12”, in English, French or
 * Arabic. Hours without a day are those of every day. Of half an hour only whole hours inside are
 * free. Null when it cannot be read.
 */
export function readFreeHours(text: string): number[] | null {
  const tokens = tokensOf(text)
  if (!tokens) return null
  const free = new Set<number>()
  let days: number[] = []
  let used = true
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    const joined = tokens[at + 1]
    const next = joined && 'upTo' in joined ? tokens[at + 2] : undefined
    if (!token || 'upTo' in token) return null
    if ('days' in token) {
      const range = next && 'days' in next
      const [from = 0] = token.days
      const added = range ? daysUpTo(from, next.days.at(-1) ?? from) : token.days
      days = used ? added : [...days, ...added]
      used = false
      if (range) at += 2
    } else {
      if (!next || !('minutes' in next)) return null
      for (const day of days.length > 0 ? days : week) {
        for (const hour of hoursBetween(day, token.minutes, next.minutes)) free.add(hour)
      }
      used = true
      at += 2
    }
  }
  return used && free.size > 0 ? [...free].sort((a, b) => a - b) : null
}

const two = (hour: number) => String(hour).padStart(2, '0')

/** The free hours of one day, each stretch once. */
function stretchesOf(free: ReadonlySet<number>, day: number): string[] {
  const own = Array.from({ length: 24 }, (_, hour) => hour).filter(at => free.has(day * 24 + at))
  const begins = own.filter(hour => !own.includes(hour - 1))
  const ends = own.filter(hour => !own.includes(hour + 1))
  return begins.map((from, at) => `${short[day]} ${two(from)}-${two((ends[at] ?? from) + 1)}`)
}

/** A week of free hours as text that can be read again: `mo 06-08, mo 18-22`. */
export function writeFreeHours(free: Iterable<number>): string {
  const hours = new Set(free)
  return week.flatMap(day => stretchesOf(hours, day)).join(', ')
}
