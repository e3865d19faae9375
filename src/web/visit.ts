import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { App } from '../app.ts'
import type { Problem } from '../outcome.ts'
import type { Cohort, PairEver, Place } from '../programme/cohort.ts'
import type { HelpCase } from '../programme/help.ts'
import type { About, Who } from '../programme/may.ts'
import type { Person } from '../programme/person.ts'
import type { Role } from '../programme/role.ts'
import type { Room } from '../programme/rooms.ts'
import type { House } from '../store/house.ts'
import {
  direction,
  isWordKey,
  say,
  sayAround,
  type Language,
  type Values,
  type WordKey,
} from '../words.ts'
import { asDocument } from './parts/document.ts'
import { pressed } from './parts/press.ts'

/** A sentence about what was just done. */
type Said = Extract<WordKey, `said.${string}`>

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What a browser sent with a form: text by name, several where a name comes several times. */
export class Form {
  #data: FormData
  constructor(data: FormData) {
    this.#data = data
  }
  text(name: string): string {
    const value = this.#data.get(name)
    return typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : ''
  }
  all(name: string): string[] {
    const texts = this.#data.getAll(name).filter(value => typeof value === 'string')
    return texts.map(text => text.replaceAll('\u0000', ''))
  }
  file(name: string): File | null {
    const value = this.#data.get(name)
    return value instanceof File && value.size > 0 ? value : null
  }
  number(name: string): number | null {
    const text = this.text(name)
    return /^-?\d{1,12}$/.test(text) ? Number(text) : null
  }
  day(name: string): Temporal.PlainDate | null {
    const text = this.text(name)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' })
    } catch {
      return null
    }
  }
}

/** One request, understood: who came, in which language, about what. Handed to every page. */
export type Visit = {
  app: App
  c: Context
  house: House
  who: Who
  reader: Person | null
  signInId: number | null
  language: Language
  about: About
  cohort: Cohort | null
  /** The roles for which the cohort of the address has a room. */
  inRooms: Role[]
  /** The city of the cohort’s meeting, as the reader writes it. */
  city: string
  nonce: string
  /** Where one comes back to this page: its own address, or the one above it that can be read. */
  readAt: string
}

/** What all who read a page of a cohort in one language have in common: nothing of the reader. */
export type Shared = Pick<Visit, 'language' | 'cohort' | 'city'>

/** A sentence of ours in the reader’s language. */
export const tell = (visit: Pick<Visit, 'language'>, key: WordKey, values?: Values): string =>
  say(visit.language, key, values)

/** A sentence to be kept as plain text, without the marks that isolate names on a page. */
export const tellPlainly = (
  visit: Pick<Visit, 'language'>,
  key: WordKey,
  values?: Values,
): string => tell(visit, key, values).replace(/[\u2068\u2069]/g, '')

/** A sentence with markup in its places. */
export const tellAround = <T extends object>(
  visit: Pick<Visit, 'language'>,
  key: WordKey,
  values: Record<string, string | number | T>,
) => sayAround(visit.language, key, values)

/** A sentence whose key is put together from parts; throws if there is none. */
export function tellOf(visit: Pick<Visit, 'language'>, key: string, values?: Values): string {
  if (!isWordKey(key)) throw new Error(`No words for ${key}`)
  return say(visit.language, key, values)
}

export const dir = (visit: Pick<Visit, 'language'>) => direction(visit.language)

/** A number in an address. What is none becomes 0, which nothing has. */
export function numberIn(visit: Visit, name: string): number {
  const text = visit.c.req.param(name) ?? ''
  return /^\d{1,12}$/.test(text) ? Number(text) : 0
}

/** The cohort an address is about. Only for addresses that have one. */
export function cohortOf(visit: Pick<Visit, 'cohort'>): Cohort {
  if (!visit.cohort) throw new Error('This address is about no cohort')
  return visit.cohort
}

/** The place an address is about. Only for addresses that have one. */
export function placeOf(visit: Visit): Place {
  if (!visit.about.place) throw new Error('This address is about no place')
  return visit.about.place
}

/** The pair an address is about. Only for addresses that have one. */
export function pairOf(visit: Visit): PairEver {
  if (!visit.about.pair) throw new Error('This address is about no pair')
  return visit.about.pair
}

/** The case an address is about. Only for addresses that have one. */
export function caseOf(visit: Visit): HelpCase {
  if (!visit.about.helpCase) throw new Error('This address is about no case')
  return visit.about.helpCase
}

/** The room an address is about. Only for addresses that have one. */
export function roomOf(visit: Visit): Room {
  if (!visit.about.room) throw new Error('This address is about no room')
  return visit.about.room
}

/** The person who is signed in. Only for addresses that need one. */
export function readerOf(visit: Visit): Person {
  if (!visit.reader) throw new Error('Nobody is signed in')
  return visit.reader
}

/** The reader’s own place in the cohort of the address. */
export const ownPlace = (visit: Visit): Place | null =>
  visit.who.places.find(place => place.cohort === visit.cohort?.id && place.leftAt === null) ?? null

/** Where the reader walks now: her place in the cohort of the address, or else her newest. */
export const placeNow = (visit: Visit): Place | null =>
  visit.cohort
    ? ownPlace(visit)
    : (visit.who.places.find(
        place => place.leftAt === null && ['mentor', 'mentee'].includes(place.role),
      ) ?? null)

/** A page, whole. 422 when something in its form has to be put right. */
export const show = async (
  visit: Visit,
  page: Html,
  status: 200 | 403 | 404 | 413 | 422 | 429 | 500 = 200,
) => pressed(visit.c, String(await asDocument(page)), status)

/** After a doing: on to a page, with a sentence about what was done. */
export function goOn(visit: Visit, address: string, said?: Said) {
  const joint = address.includes('?') ? '&' : '?'
  const mark = said ? `${joint}said=${said.slice('said.'.length)}` : ''
  const [path = '', hash] = address.split('#')
  return visit.c.redirect(`${path}${mark}${hash ? `#${hash}` : ''}`, 303)
}

/** The form of a request; 400 for what is none. */
export async function formOf(visit: Visit) {
  const data = await visit.c.req.formData().catch((error: unknown) => {
    throw error instanceof TypeError ? new HTTPException(400, { cause: error }) : error
  })
  return new Form(data)
}

/** The problem beside a field, in words. */
export function problemOf(visit: Visit, problems: Problem[], field: string): string | null {
  const problem = problems.find(problem => problem.field === field)
  return problem ? tell(visit, problem.key, problem.values) : null
}

/** The reader’s time zone; the meeting’s where she has not told us hers. */
export const zoneOf = (visit: Visit): string =>
  visit.reader?.zone ?? visit.cohort?.meeting.zone ?? 'UTC'

/** The day of a moment on the reader’s clock. */
export const dayFor = (visit: Visit, at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zoneOf(visit)).toPlainDate()
