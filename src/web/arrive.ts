import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { App } from '../app.ts'
import { digest } from '../digest.ts'
import { cityIn } from '../programme/guide.ts'
import { guideOf } from '../store/guides.ts'
import { isBetweenTwo } from '../programme/letters.ts'
import { nobody, type About, type Who } from '../programme/may.ts'
import type { Cohort, Place } from '../programme/cohort.ts'
import { readComing, seeAgain } from '../store/comings.ts'
import { caseBy } from '../store/cases.ts'
import { inboundBy, isForStaff } from '../store/inbound.ts'
import { letterBy } from '../store/letters.ts'
import { pairEverBy, placeBy, placesOfPerson } from '../store/places.ts'
import { roomBy } from '../store/rooms.ts'
import { closestLanguage, type Language } from '../words.ts'
import type { Visit } from './visit.ts'

/** How long a sign-in lasts, and how long without being used. */
export const signInLife = { days: 180, idleDays: 45 }

/** The sign-in cookie; over https under the name browsers guard best. */
export const cookieName = (app: App) =>
  app.origin.startsWith('https:') ? '__Host-wayfellow' : 'wayfellow'

/** Where a request came from, for rate limits: the address our own server or proxy saw. */
export const cameFrom = (c: Context): string => c.var['cameFrom'] ?? 'unknown'

const number = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null

/** What the address is about, and whether all it names is there. */
async function aboutWhat(app: App, c: Context, cohort: Cohort | null): Promise<About> {
  const params = c.req.param() as Record<string, string | undefined>
  const ids = {
    place: number(params['place']),
    pair: number(params['pair']),
    letter: number(params['letter']),
    person: number(params['person']),
    post: number(params['post']),
    case: number(params['case']),
    room: number(params['room']),
  }
  const [place, pair, letter, personPlaces, post, helpCase, room] = await Promise.all([
    ids.place === null ? null : placeBy(app.db, ids.place),
    ids.pair === null ? null : pairEverBy(app.db, ids.pair),
    ids.letter === null ? null : letterBy(app.db, ids.letter),
    ids.person === null ? [] : placesOfPerson(app.db, ids.person),
    ids.post === null ? null : inboundBy(app.db, ids.post),
    ids.case === null ? null : caseBy(app.db, ids.case),
    ids.room === null ? null : roomBy(app.db, ids.room),
  ])
  const pairPlaces: (Place | null)[] = pair
    ? await Promise.all([placeBy(app.db, pair.mentor), placeBy(app.db, pair.mentee)])
    : []
  return {
    cohort: cohort?.id ?? null,
    place,
    pair,
    pairPlaces: pairPlaces.filter(found => found !== null),
    personPlaces,
    room,
    letterTo: letter?.to ?? null,
    letterCohort: letter?.cohort ?? null,
    letterBetweenTwo: letter !== null && isBetweenTwo(letter.template),
    post: post && isForStaff(post) ? post : null,
    helpCase,
  }
}

/** The languages a browser asks for, the best first: chosen on this device, then its own. */
function languagesAsked(c: Context): string[] {
  const preferred = (c.req.header('accept-language') ?? '').split(',')
  const tags = preferred.map(tag => tag.split(';')[0]?.trim() ?? '')
  return [getCookie(c, 'language') ?? '', ...tags].filter(tag => tag !== '')
}

/** The language of a page for somebody we know nothing about. */
export const languageAsked = (c: Context): Language => closestLanguage(languagesAsked(c))

const days = (count: number) => ({ hours: count * 24 })

/** Understands a request: the house and its clock, who comes, in which language, about what. */
export async function arrive(app: App, c: Context, nonce: string): Promise<Visit> {
  const secret = getCookie(c, cookieName(app))
  const at = app.wallNow()
  const { house, reader, cohort, inRooms } = await readComing(app.db, {
    digest: secret ? digest(secret) : null,
    cohort: number((c.req.param() as Record<string, string | undefined>)['cohort']),
    begunAfter: at.subtract(days(signInLife.days)),
    seenAfter: at.subtract(days(signInLife.idleDays)),
  })
  if (reader) await seeAgain(app.db, reader, at)
  const who: Who = reader
    ? { person: reader.person.id, administrator: reader.administrator, places: reader.places }
    : nobody
  const language = closestLanguage([reader?.person.language ?? '', ...languagesAsked(c)])
  const city = cohort
    ? cityIn(await guideOf(app.db, cohort.edition), cohort.meeting.city, language)
    : ''
  return {
    app: { ...app, now: () => app.now().add(house.ahead) },
    c,
    house,
    who,
    reader: reader?.person ?? null,
    signInId: reader?.signIn ?? null,
    about: await aboutWhat(app, c, cohort),
    cohort,
    inRooms,
    city,
    language,
    nonce,
    readAt: c.req.path,
  }
}
