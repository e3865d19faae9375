import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { App } from '../app.ts'
import { digest } from '../digest.ts'
import { nobody, type About, type Who } from '../programme/may.ts'
import type { Cohort, Place } from '../programme/cohort.ts'
import { cohortBy } from '../store/cohorts.ts'
import { house as theHouse } from '../store/house.ts'
import { letterBy } from '../store/letters.ts'
import { administratorsBy, personBy } from '../store/people.ts'
import { pairBy, placeBy, placesOfPerson } from '../store/places.ts'
import { signedIn } from '../store/sign-ins.ts'
import { closestLanguage } from '../words.ts'
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

async function whoComes(app: App, c: Context) {
  const secret = getCookie(c, cookieName(app))
  const signIn = secret ? await signedIn(app.db, digest(secret), app.wallNow(), signInLife) : null
  if (!signIn) return { who: nobody, reader: null, signInId: null }
  const [reader, places, administrator] = await Promise.all([
    personBy(app.db, signIn.person),
    placesOfPerson(app.db, signIn.person),
    administratorsBy(app.db, signIn.person),
  ])
  const who: Who = { person: signIn.person, administrator, places }
  return { who, reader, signInId: signIn.id }
}

/** What the address is about, and whether all it names is there. */
async function aboutWhat(app: App, c: Context): Promise<{ about: About; cohort: Cohort | null }> {
  const params = c.req.param() as Record<string, string | undefined>
  const ids = {
    cohort: number(params['cohort']),
    place: number(params['place']),
    pair: number(params['pair']),
    letter: number(params['letter']),
    person: number(params['person']),
  }
  const [cohort, place, pair, letter, personPlaces] = await Promise.all([
    ids.cohort === null ? null : cohortBy(app.db, ids.cohort),
    ids.place === null ? null : placeBy(app.db, ids.place),
    ids.pair === null ? null : pairBy(app.db, ids.pair),
    ids.letter === null ? null : letterBy(app.db, ids.letter),
    ids.person === null ? [] : placesOfPerson(app.db, ids.person),
  ])
  const pairPlaces: (Place | null)[] = pair
    ? await Promise.all([placeBy(app.db, pair.mentor), placeBy(app.db, pair.mentee)])
    : []
  return {
    cohort,
    about: {
      cohort: cohort?.id ?? null,
      place,
      pair,
      pairPlaces: pairPlaces.filter(found => found !== null),
      personPlaces,
      letterTo: letter?.to ?? null,
      letterCohort: letter?.cohort ?? null,
    },
  }
}

const preferred = (header: string | undefined) =>
  (header ?? '').split(',').map(tag => tag.split(';')[0]?.trim() ?? '')

/** Understands a request: the house and its clock, who comes, in which language, about what. */
export async function arrive(app: App, c: Context, nonce: string): Promise<Visit> {
  const [house, coming, subject] = await Promise.all([
    theHouse(app.db),
    whoComes(app, c),
    aboutWhat(app, c),
  ])
  const wanted = [
    coming.reader?.language ?? '',
    getCookie(c, 'language') ?? '',
    ...preferred(c.req.header('accept-language')),
  ].filter(tag => tag !== '')
  const now = () => app.now().add(house.ahead)
  return {
    app: { ...app, now },
    c,
    house,
    ...coming,
    ...subject,
    language: closestLanguage(wanted),
    nonce,
  }
}
