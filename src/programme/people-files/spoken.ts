import type { Level, Spoken } from '../person.ts'
import { bare, listed, within } from './bare.ts'
import { tongues } from './countries.ts'

/** Languages of many of the community’s people that have three letters, not two. */
const three =
  'fil ckb yue haw hil ceb zgh tzm kab arn bho mai kok mni sat din nus luo kam mer guz luy ewo bem ' +
  'tum kmb umb pap tpi gsw quc nah yua mos dyu fon gaa kri tiv efi syr'

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at))
const named = new Intl.DisplayNames('en', { type: 'language' })
const codes = [...letters.flatMap(a => letters.map(b => a + b)), ...three.split(' ')].filter(
  code => Intl.getCanonicalLocales(code)[0] === code && named.of(code) !== code,
)

const alsoCalled: Record<string, string> = {
  ar: 'modern standard arabic',
  bn: 'bengali',
  es: 'castilian, castellano',
  fa: 'farsi, dari',
  fil: 'tagalog',
  gd: 'gaelic',
  my: 'burmese',
  nl: 'flemish',
  ps: 'pashtu',
  pt: 'brazilian portuguese',
  ro: 'moldovan',
  si: 'sinhalese',
  sl: 'slovene',
  sw: 'kiswahili',
  zh: 'mandarin',
}

/** Every language by its code, by its names in the languages we know, and by its own. */
function gather(): Map<string, string> {
  const names = codes.flatMap(code =>
    [...tongues, code].map((tongue): [string, string] => [
      bare(new Intl.DisplayNames(tongue, { type: 'language' }).of(code) ?? code),
      code,
    ]),
  )
  const also = Object.entries(alsoCalled).flatMap(([code, called]) =>
    [code, ...listed(called)].map((name): [string, string] => [name, code]),
  )
  return new Map([...names, ...codes.map((code): [string, string] => [code, code]), ...also])
}

let gathered: Map<string, string> | null = null
const byName = (name: string) => (gathered ??= gather()).get(name) ?? null

/** A language by its tag or its name: “fr”, “French”, “français”, “الفرنسية”. */
export function readLanguage(text: string): string | null {
  const tag = /^([a-z]{2,3})[-_][a-z0-9]+$/iu.exec(text.trim())?.[1]
  const name = bare(tag ?? text)
  return byName(name) ?? byName(`ال${name}`) ?? byName(name.replace(/^و/u, ''))
}

/** How well, as people write it: in words or by the European levels A1 to C2. */
const wellness: Record<Level, string> = {
  fluent:
    'fluent, fluently, native, mother tongue, first language, bilingual, advanced, proficient, ' +
    'excellent, C1, C2, courant, courante, couramment, bilingue, langue maternelle, maternelle, ' +
    'avancé, طلاقة, بطلاقة, لغة أم, اللغة الأم, ممتاز, ممتازة, متقدم, متقدمة',
  good:
    'good, well, intermediate, conversational, working, professional, medium, B1, B2, bien, bon, ' +
    'bonne, intermédiaire, جيد, جيدة, متوسط, متوسطة',
  basic:
    'a little, basic, basics, little, beginner, elementary, some, A1, A2, notions, débutant, ' +
    'débutante, un peu, مبتدئ, مبتدئة, قليل, قليلا, أساسي',
}
const marks = (['fluent', 'good', 'basic'] as const).flatMap(level =>
  listed(wellness[level]).map(words => ({ level, words })),
)
const fillers = listed('native speaker, speaker, level, proficiency, niveau, very, très, مستوى')

const without = (text: string, words: string) => ` ${text} `.replaceAll(` ${words} `, ' ').trim()

/** A name freed of the words that say how well. */
const nameOnly = (text: string) =>
  [...marks.map(mark => mark.words), ...fillers].reduce(without, bare(text))

/** One language of a list: “French (fluent)”, “English: B2”, “un peu d’arabe” is not understood. */
function readOne(name: string, aside: string): Spoken | null {
  const language = readLanguage(nameOnly(name)) ?? readLanguage(name)
  if (language === null) return null
  const text = bare(`${name} ${aside}`)
  const level = marks.find(mark => within(text, mark.words))?.level ?? 'good'
  return { language, level }
}

const nothing = new Set(['', ...listed('no, none, n/a, na, non, aucune, لا, لا يوجد')])

/** The languages of a cell, apart by commas, semicolons, lines or “and”; and what is none. */
export function readSpoken(text: string): { spoken: Spoken[]; unknown: string[] } {
  if (nothing.has(bare(text))) return { spoken: [], unknown: [] }
  const pieces = [...text.matchAll(/([^,;/\n|،؛、()]+)(?:\(([^)]*)\)?)?/gu)].flatMap(
    ([, names = '', aside = '']) =>
      names.split(/\s+(?:and|et|&)\s+|\s+(?=وال)/u).map(name => ({ name: name.trim(), aside })),
  )
  const told = pieces.filter(piece => !nothing.has(bare(piece.name)))
  const read = told.map(piece => ({ ...piece, one: readOne(piece.name, piece.aside) }))
  const known = read.flatMap(piece => (piece.one ? [piece.one] : []))
  const spoken = [...new Map(known.map(one => [one.language, one])).values()].slice(0, 20)
  return { spoken, unknown: read.filter(piece => !piece.one).map(piece => piece.name) }
}
