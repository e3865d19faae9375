import type { App } from '../app.ts'
import { done, refused, type Outcome, type Problem } from '../outcome.ts'
import type { Profile } from '../programme/person.ts'
import { erasePerson } from '../store/erasure.ts'
import { note } from '../store/history.ts'
import {
  lockAdministrators,
  saveLanguage,
  savePhoto,
  saveProfile,
  saveReminders,
  saveSpoken,
} from '../store/people.ts'
import type { Db } from '../store/open.ts'
import { leavePlace, placesOfPerson } from '../store/places.ts'
import { partFromAll } from './pair-people.ts'
import { transact } from './transact.ts'

const longest = { name: 120, pronouns: 40, organisation: 160, background: 3000 } as const

function faultsOf(profile: Profile): Problem[] {
  const faults: Problem[] = []
  if (profile.name === '') faults.push({ key: 'problem.required', field: 'name' })
  for (const [field, most] of Object.entries(longest)) {
    const text = profile[field as keyof typeof longest] ?? ''
    if (text.length > most) faults.push({ key: 'problem.too-long', values: { most }, field })
  }
  if (profile.zone !== null && !isZone(profile.zone)) {
    faults.push({ key: 'set-up.problem.zone', field: 'zone' })
  }
  return faults
}

/** True for a time zone the calendar knows. */
export const isZone = (zone: string): boolean =>
  zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)

/** A person describes herself: name as she writes it, languages with level, who may read what. */
export async function keepProfile(
  app: App,
  by: number,
  profile: Profile,
  reminders: boolean,
): Promise<Outcome<null>> {
  const faults = faultsOf(profile)
  if (faults.length > 0) return refused(...faults)
  return transact(app, async tx => {
    await saveProfile(tx, by, profile)
    await saveSpoken(tx, by, profile.spoken)
    await saveReminders(tx, by, reminders, app.now())
    await noteInEach(app, tx, by, 'kept-profile')
    return done(null)
  })
}

/** A line in the history of every cohort the person is in, so that its staff can read it. */
async function noteInEach(app: App, tx: Db, by: number, verb: string) {
  const cohorts = (await placesOfPerson(tx, by)).map(place => place.cohort)
  for (const cohort of cohorts.length > 0 ? cohorts : [null]) {
    await note(tx, { at: app.now(), by, cohort, verb })
  }
}

/** A person chooses the language she reads. */
export const chooseLanguage = (app: App, by: number, language: string): Promise<void> =>
  transact(app, async tx => {
    await saveLanguage(tx, by, language)
    await noteInEach(app, tx, by, 'chose-language')
  })

const pictures: [string, number[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
]

/** A person adds a photograph, or takes it away with null. What it is, its first bytes say. */
export async function keepPhoto(
  app: App,
  by: number,
  bytes: Uint8Array | null,
): Promise<Outcome<null>> {
  const kind = pictures.find(([, head]) => head.every((byte, at) => bytes?.[at] === byte))
  if (bytes && !kind) return refused({ key: 'me.problem.photo', field: 'photo' })
  return transact(app, async tx => {
    await savePhoto(tx, by, bytes && kind ? { type: kind[0], bytes } : null, app.now())
    await noteInEach(app, tx, by, bytes ? 'kept-photo' : 'removed-photo')
    return done(null)
  })
}

/** A person wants no more reminders: by the link of a letter, or on her page. */
export const stopReminders = (app: App, person: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    await saveReminders(tx, person, false, app.now())
    await noteInEach(app, tx, person, 'stopped-reminders')
    return done(null)
  })

/**
 * A person leaves and is erased (R89): her places end, what tells who she is goes. The last
 * administrator first names another one, or nobody could let anybody in any more.
 */
export const leaveForGood = (app: App, by: number, nameLeft: string): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const administrators = await lockAdministrators(tx)
    if (administrators.has(by) && administrators.size === 1) {
      return refused('me.leave.problem.last-administrator')
    }
    for (const place of await placesOfPerson(tx, by)) {
      await leavePlace(tx, place.id, app.now())
      await partFromAll(tx, place, { by, at: app.now() })
      await note(tx, { at: app.now(), by, cohort: place.cohort, verb: 'left' })
    }
    await erasePerson(tx, by, nameLeft, app.now())
    return done(null)
  })
