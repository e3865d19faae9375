import type { PairEver, Place } from './cohort.ts'
import { partIn, type HelpCase, type Part } from './help.ts'
import type { Role } from './role.ts'
import { mayRead, type Room } from './rooms.ts'

/** Whoever asks: nobody in particular, or a person with her places. */
export type Who = { person: number | null; administrator: boolean; places: Place[] }

export const nobody: Who = { person: null, administrator: false, places: [] }

/** What an address is about. Null where it names nothing of that kind. */
export type About = {
  cohort: number | null
  place: Place | null
  /** A pair, also one that has ended. */
  pair: PairEver | null
  pairPlaces: Place[]
  /** The places of the person an address names, in every cohort. */
  personPlaces: Place[]
  letterTo: number | null
  letterCohort: number | null
  /** A room of a cohort. */
  room: Room | null
  /** True for a letter that carries what somebody wrote for its readers alone. */
  letterBetweenTwo: boolean
  /** Post that came in and is for staff to read, with the cohort it belongs to, if any. */
  post: { cohort: number | null } | null
  helpCase: HelpCase | null
}

/** The state of the house: not set up yet, made-up people, or a real programme. */
export type HouseKind = 'empty' | 'demo' | 'programme'

const roleIn = (who: Who, cohort: number | null): Role | null =>
  who.places.find(place => place.cohort === cohort && place.leftAt === null)?.role ?? null

const runs = (who: Who, cohort: number | null) =>
  cohort !== null && (who.administrator || roleIn(who, cohort) === 'programme-staff')

const isSelf = (who: Who, place: Place | null) =>
  place !== null && who.person !== null && place.person === who.person

/** Whether an address is about a pair of its cohort that still walks. */
const isWalking = ({ pair, cohort }: About) =>
  pair !== null && pair.cohort === cohort && pair.endedAt === null

/** Whether she is one of the two an address is about, and still here. */
const isOfTheTwo = (who: Who, { pairPlaces }: About) =>
  pairPlaces.some(place => place.leftAt === null && isSelf(who, place))

/** Whether she stands so to the case an address is about. */
const hasPart = (who: Who, { helpCase, cohort }: About, as: readonly Part[]) => {
  const part = helpCase && helpCase.cohort === cohort ? partIn(who, helpCase) : null
  return part !== null && as.includes(part)
}

/** Who may do what: the one table. Each answer is about a person, a house and a thing. */
export const may = {
  readPublicPages: () => true,
  openTheHouse: (_: Who, house: HouseKind) => house === 'empty',
  askForSignIn: (_: Who, house: HouseKind) => house !== 'empty',
  moveTheClock: (_: Who, house: HouseKind) => house === 'demo',
  readMailboxes: (_: Who, house: HouseKind) => house === 'demo',
  keepOwnProfile: (who: Who) => who.person !== null,
  administer: (who: Who) => who.administrator,
  startCohorts: (who: Who) =>
    who.administrator ||
    who.places.some(place => place.role === 'programme-staff' && place.leftAt === null),
  runCohort: (who: Who, _: HouseKind, about: About) => runs(who, about.cohort),
  runPlace: (who: Who, _: HouseKind, about: About) =>
    about.place !== null && about.place.cohort === about.cohort && runs(who, about.cohort),
  runPair: (who: Who, _: HouseKind, about: About) => isWalking(about) && runs(who, about.cohort),
  runLetter: (who: Who, _: HouseKind, about: About) =>
    about.letterTo !== null && about.letterCohort === about.cohort && runs(who, about.cohort),
  runPost: (who: Who, _: HouseKind, about: About) =>
    about.post !== null &&
    runs(who, about.cohort) &&
    (about.post.cohort === about.cohort || (about.post.cohort === null && who.administrator)),
  walk: (who: Who, _: HouseKind, about: About) => roleIn(who, about.cohort) !== null,
  wish: (who: Who, _: HouseKind, about: About) =>
    ['mentor', 'mentee'].includes(roleIn(who, about.cohort) ?? ''),
  askForHelp: (who: Who, _: HouseKind, about: About) =>
    ['mentor', 'mentee'].includes(roleIn(who, about.cohort) ?? ''),
  readCase: (who: Who, _: HouseKind, about: About) => hasPart(who, about, ['asker', 'partner']),
  goOnInCase: (who: Who, _: HouseKind, about: About) => hasPart(who, about, ['asker']),
  helpInCase: (who: Who, _: HouseKind, about: About) => hasPart(who, about, ['helper']),
  seeCases: (who: Who, _: HouseKind, about: About) =>
    runs(who, about.cohort) || roleIn(who, about.cohort) === 'policy-staff',
  seeJourney: (who: Who, _: HouseKind, about: About) =>
    about.place !== null &&
    about.place.cohort === about.cohort &&
    (isSelf(who, about.place) || runs(who, about.cohort)),
  seePerson: (who: Who, _: HouseKind, about: About) =>
    who.administrator ||
    about.personPlaces.some(
      place => place.person === who.person || roleIn(who, place.cohort) !== null,
    ),
  introduce: (who: Who, _: HouseKind, about: About) =>
    isWalking(about) &&
    about.pair?.covers === undefined &&
    about.pairPlaces.some(place => place.role === 'mentor' && isSelf(who, place)),
  speak: (who: Who, _: HouseKind, about: About) => isWalking(about) && isOfTheTwo(who, about),
  lookBack: (who: Who, _: HouseKind, about: About) =>
    about.pair !== null && about.pair.cohort === about.cohort && isOfTheTwo(who, about),
  withhold: (who: Who, _: HouseKind, about: About) =>
    isWalking(about) &&
    about.pairPlaces.some(
      place => place.id === about.pair?.mentee && place.leftAt === null && isSelf(who, place),
    ),
  beInRoom: (who: Who, _: HouseKind, { room, cohort }: About) =>
    room !== null && room.cohort === cohort && who.places.some(place => mayRead(room, place)),
  hostRooms: (who: Who, _: HouseKind, about: About) =>
    roleIn(who, about.cohort) === 'programme-staff',
  writeToPeople: (who: Who, _: HouseKind, about: About) =>
    roleIn(who, about.cohort) === 'programme-staff',
  readLetter: (who: Who, house: HouseKind, about: About) =>
    about.letterTo !== null &&
    (about.letterTo === who.person ||
      house === 'demo' ||
      (!about.letterBetweenTwo && runs(who, about.letterCohort))),
} satisfies Record<string, (who: Who, house: HouseKind, about: About) => boolean>

export type Right = keyof typeof may
