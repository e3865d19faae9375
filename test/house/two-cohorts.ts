import {
  beginAnnouncement,
  writeAnnouncement,
} from '../../src/actions/announcements/write-announcement.ts'
import { answerQuestions } from '../../src/actions/answer-questions.ts'
import { askForHelp } from '../../src/actions/cases/ask-for-help.ts'
import { nameOmbudsperson } from '../../src/actions/cases/name-ombudsperson.ts'
import { noteInCase } from '../../src/actions/cases/work-on-case.ts'
import { changeStep } from '../../src/actions/change-step.ts'
import { holdOneLetter } from '../../src/actions/edit-letter.ts'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { bringPeople } from '../../src/actions/import-people.ts'
import { keepHandles } from '../../src/actions/ground-rules/keep-handles.ts'
import { offerRules } from '../../src/actions/ground-rules/offer-rules.ts'
import { keepGoal, setGoal } from '../../src/actions/goals/keep-goals.ts'
import { writeSharedNote } from '../../src/actions/goals/keep-shared-notes.ts'
import { introduce } from '../../src/actions/introduce.ts'
import { writeEntry } from '../../src/actions/journal/write-entry.ts'
import { addEntryFor, addOwnEntry, keepEntry } from '../../src/actions/keep-entry.ts'
import { addPerson } from '../../src/actions/keep-place.ts'
import { answerSoon } from '../../src/actions/matching/answer-proposals.ts'
import { askForPairs } from '../../src/actions/matching/ask-for-pairs.ts'
import { askMentor } from '../../src/actions/matching/ask-mentor.ts'
import { reviewProposal } from '../../src/actions/matching/publish-proposal.ts'
import { keepPhoto, keepProfile } from '../../src/actions/keep-profile.ts'
import { keepPost } from '../../src/actions/post/keep-post.ts'
import { openPost } from '../../src/actions/post/open-post.ts'
import { keepApproach, pairPeople } from '../../src/actions/pair-people.ts'
import { wantCover } from '../../src/actions/cover/cover-pair.ts'
import { goAway } from '../../src/actions/cover/go-away.ts'
import { talkedMark } from '../../src/actions/notice-silence.ts'
import { acceptTalk } from '../../src/actions/talks/book-talk.ts'
import { keepTopic } from '../../src/actions/talks/keep-topics.ts'
import { offerTalk } from '../../src/actions/talks/offer-talk.ts'
import { writeInRoom } from '../../src/actions/rooms/write-in-room.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import type { App, Envelope } from '../../src/app.ts'
import { addedKey } from '../../src/programme/checklist.ts'
import { seal } from '../../src/digest.ts'
import type { Pair, Place } from '../../src/programme/cohort.ts'
import { dayAtMeeting } from '../../src/programme/meeting.ts'
import { noRules } from '../../src/programme/ground-rules.ts'
import type { Audience } from '../../src/programme/journal.ts'
import type { LetterState } from '../../src/programme/letters.ts'
import type { Two } from '../../src/programme/matching/known.ts'
import { usualSettings } from '../../src/programme/proposals/settings.ts'
import { talksAs } from '../../src/programme/talks.ts'
import type { Role } from '../../src/programme/role.ts'
import { everyone } from '../../src/programme/whom.ts'
import { house } from '../../src/store/house.ts'
import { goalsOfMentees } from '../../src/store/goals.ts'
import { askingsOf } from '../../src/store/askings.ts'
import { addedIn } from '../../src/store/journeys.ts'
import { personBy } from '../../src/store/people.ts'
import { mentorsRoom } from '../../src/store/rooms.ts'
import { sharedNotesOf } from '../../src/store/shared-notes.ts'
import { talksOf } from '../../src/store/talks.ts'
import { pairBy, placeBy, placesOfPerson } from '../../src/store/places.ts'
import { paths } from '../../src/web/paths.ts'
import { deliverAll, recordingPost, type TestApp } from '../app.ts'
import { addressOf, must } from '../cohort.ts'

/** Everything of one cohort that an address or a form can name. */
export type Things = {
  cohort: number
  person: number
  place: number
  pair: number
  /** A pair whose mentor has not introduced herself. */
  newPair: number
  posted: number
  doubtful: number
  owed: number
  ownEntry: string
  entry: number
  import: number
  /** A draft of pairs, one that is reviewed, and what a mentor was asked. */
  proposal: number
  reviewed: number
  asking: number
  /** Her mentor is asked to stand in for a pair whose own mentor is away; and days to be away. */
  cover: number
  leftAlone: number
  days: { from: string; until: string }
  /** A question the mentee asked her mentor. */
  question: number
  /** A talk both agreed to. */
  talk: number
  /** What the two keep together, and what the mentee hopes for. */
  note: number
  goal: number
  /** What the mentee wrote in her journal, for herself alone. */
  written: number
  /** The mentors’ room, and a thread her mentor began in it. */
  room: number
  thread: number
  /** A letter that staff have begun to write to those without a mentor. */
  announcement: number
  /** What the mentee’s link says by which she tells that the two have talked. */
  talkedMark: string
  /** Something that came in by mail and was set aside. */
  post: number
  /** A case in which the mentee asks for help, past her mentor. */
  helpCase: number
  /** Somebody of policy staff whom a pair may have beside it. */
  third: number
  /** A mentee without a mentor, and a mentor with room. */
  free: { mentee: number; mentor: number }
}

/** What is not for everybody to read, of a mentee and her cohort. Each text stands only there. */
export const planted = (who: string) => ({
  background: `${who} grew up beside a lighthouse`,
  organisation: `${who} Harbour Trust`,
  address: addressOf(who),
  note: `${who} waits for a passport`,
  ownEntry: `${who} sees the dentist`,
  answer: `${who} knows tide tables by heart`,
  words: `${who}, I was as lost as you are`,
  message: `${who} is afraid of flying`,
  question: `${who} asks what a docket is`,
  rule: `${who} fasts in March`,
  journalMine: `${who} cried on the bus`,
  journalPair: `${who} hung the map on her wall`,
  journalStaff: `${who} found the visa page at last`,
  plan: `${who} should begin with the tides`,
  topic: `${who} wonders about lighthouses`,
  sharedNote: `${who} will call the consulate`,
  goal: `${who} hopes to speak once`,
  reached: `${who} spoke twice`,
  talk: `Under the clock of ${who}`,
  asked: `Somebody like ${who} is homesick`,
  handle: `${who}-of-the-lighthouse`,
  why: `${who} has the flu`,
  photo: `the face of ${who}`,
  row: `Cousin of ${who}`,
  post: `${who} writes from the harbour office`,
  caseWords: `${who} dreads every call`,
  caseNote: `${who} may need somebody calmer`,
  ombudsWords: `${who} was laughed at by staff`,
  announced: `A bus brings ${who} from the airport`,
  awayWords: `${who} sees her grandmother`,
})

const found = <T>(thing: T | null | undefined, what: string): T => {
  if (thing === null || thing === undefined) throw new Error(`There is no ${what}`)
  return thing
}

const png = (text: string) =>
  new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new TextEncoder().encode(text)])

async function describe(app: App, place: Place) {
  const person = found(await personBy(app.db, place.person), 'mentee')
  const { background, organisation, photo } = planted(person.name)
  const circles = { background: 'staff', organisation: 'partner', photo: 'partner' } as const
  const profile = { ...person, background, organisation, circles, language: null }
  await must(keepProfile(app, place.person, profile, true))
  await must(keepPhoto(app, place.person, png(photo)))
}

/** She tells how she is reached, and offers rules that wait for an answer. */
async function offerTo(app: App, { person }: Place, pair: Pair, name: string) {
  const { rule, handle } = planted(name)
  await must(keepHandles(app, person, pair, new Map([['chat', handle]])))
  await must(offerRules(app, person, pair, { ...noRules, methods: ['mail'], more: rule }))
}

async function fillIn(app: App, place: Place, name: string) {
  const { note, ownEntry, answer } = planted(name)
  await must(keepEntry(app, place, 'visa', { state: 'waiting', on: null, note }))
  await must(addOwnEntry(app, place, { title: ownEntry, dueOn: null }))
  await must(answerQuestions(app, place, 'about-the-mentee', new Map([['expertise', answer]])))
}

/** The post takes everything along, and cannot say whether one reader got hers. */
async function deliverUnsure(app: TestApp, address: string) {
  const says = ({ to }: Envelope) =>
    to.address === address
      ? { came: 'unsure' as const, why: 'test' }
      : { came: 'accepted' as const }
  await deliverAll({ ...app, post: recordingPost(app.posted, says) })
}

type Named = { mentee: string; mentor: string }

/** A mentor and her mentees arrive, and one mentee more, who has no mentor yet. */
async function peopleFor(app: App, by: number, cohort: number, { mentee, mentor }: Named) {
  const add = async (name: string, role: Role, capacity: number): Promise<Place> => {
    const added = { name, address: addressOf(name), role, groups: [], capacity }
    const { place } = await must(addPerson(app, by, cohort, added))
    return found(await placeBy(app.db, place), name)
  }
  const guide = await add(mentor, 'mentor', 4)
  const walk = async (place: Place): Promise<Pair> => {
    const who = { mentor: guide.id, mentee: place.id }
    const { pair } = await must(pairPeople(app, by, cohort, who))
    return found(await pairBy(app.db, pair), 'pair')
  }
  const hers = await add(mentee, 'mentee', 1)
  const second = await add(`${mentee}Two`, 'mentee', 1)
  const third = await add(`${mentee}Three`, 'mentee', 1)
  const free = await add(`${mentee}Free`, 'mentee', 1)
  const pairs = { hers: await walk(hers), second: await walk(second), third: await walk(third) }
  return { guide, hers, second, free, pairs }
}

async function bringFile(app: App, by: number, cohort: number, name: string): Promise<number> {
  const text = `name,address\n${planted(name).row},cousin@example.net\n`
  const bytes = new TextEncoder().encode(text)
  const file = { name: 'people.csv', bytes, role: 'mentee' } as const
  return (await must(bringPeople(app, by, cohort, file))).import
}

async function letterIn(app: App, person: number, state: LetterState): Promise<number> {
  const row = await app.db
    .selectFrom('letter')
    .select('id')
    .where('to_person_id', '=', person)
    .where('state', '=', state)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return found(row, `letter ${state}`).id
}

/** The mentee writes to her mentor, and asks her something. */
async function talk(app: App, { person }: Place, pair: Pair, name: string): Promise<number> {
  const { message, question } = planted(name)
  await must(writeMessage(app, person, pair, { words: message, how: 'page' }))
  const asks = { words: question, how: 'page', asks: true } as const
  return (await must(writeMessage(app, person, pair, asks))).message
}

/** The mentee keeps a note for both, and says what she hopes for; her mentor says it is reached. */
async function keepTogether(app: App, pair: Pair, { hers, guide, name }: Meeting) {
  const { sharedNote, goal: words, reached } = planted(name)
  const on = app.now().toZonedDateTimeISO('UTC').toPlainDate()
  await must(writeSharedNote(app, hers.person, pair, { on, words: sharedNote }))
  await must(setGoal(app, hers.person, pair, { words, due: null, dueOn: null }))
  const [note] = await sharedNotesOf(app.db, pair.id, { most: 1 })
  const [goal] = await goalsOfMentees(app.db, hers.id)
  const { id } = found(goal, 'goal')
  await must(keepGoal(app, guide.person, pair, id, { kind: 'reach', words: reached }))
  return { note: found(note, 'shared note').id, goal: id }
}

/** Her mentor asks the other mentors. */
async function askRoom(app: App, { person, cohort }: Place, name: string) {
  const { id: room } = await mentorsRoom(app.db, cohort, app.now())
  const said = { title: 'A question', words: planted(name).asked, thread: null } as const
  const { thread } = await must(writeInRoom(app, person, room, { ...said, how: 'page' }))
  return { room, thread }
}

/** The mentee offers a time, and her mentor agrees to it. */
async function meet(app: App, pair: Pair, { hers, guide, name }: Meeting): Promise<number> {
  const time = app.now().add({ hours: 50 })
  const offered = { times: [time], minutes: 30, spot: planted(name).talk, insteadOf: null }
  await must(offerTalk(app, hers.person, pair, offered))
  const { waiting } = talksAs(await talksOf(app.db, pair.id))
  const { id } = found(waiting, 'talk')
  const approach = { route: 'route-new' as const, plan: planted(name).plan }
  await must(keepApproach(app, guide.person, pair, approach))
  await must(keepTopic(app, hers.person, pair, { kind: 'own', words: planted(name).topic }))
  await must(acceptTalk(app, guide.person, pair, { talk: id, time: time.toString() }))
  return id
}
type Meeting = { hers: Place; guide: Place; name: string }

/** The mentee writes for each kind of reader. */
async function writeJournal(app: App, place: Place, pair: Pair, name: string): Promise<number> {
  const { journalMine, journalPair, journalStaff } = planted(name)
  const write = async (words: string, audience: Audience) => {
    const on = app.now().toZonedDateTimeISO('UTC').toPlainDate()
    const entry = { kind: 'entry', on, words, audience, pair: pair.id } as const
    const written = { ...entry, step: null, about: null, how: 'page' } as const
    return (await must(writeEntry(app, place, written))).entry
  }
  await write(journalPair, 'pair')
  await write(journalStaff, 'staff')
  return write(journalMine, 'me')
}

async function talkedBy(app: App, { id, mentee }: Pair): Promise<string> {
  const { secret } = await house(app.db)
  return `${id}.${mentee}.${seal(secret, talkedMark(id, mentee))}`
}

/** Two proposals, and the mentor asked about the mentee who is free. */
async function propose(app: App, by: number, cohort: number, two: Two) {
  const ask = async () => {
    const { proposal } = await must(askForPairs(app, by, cohort, usualSettings))
    await answerSoon(app, proposal, 60_000)
    return proposal
  }
  const proposal = await ask()
  const reviewed = await ask()
  await must(reviewProposal(app, by, cohort, reviewed))
  const address = (asking: number) => paths.asking.to({ cohort, asking })
  await must(askMentor(app, by, cohort, { proposal, two, address }))
  const [asking] = await askingsOf(app.db, cohort)
  return { proposal, reviewed, asking: found(asking, 'asking').id }
}

/** She asks for help, past her mentor, and once past all staff; staff keep a note about it. */
async function askHelp(
  app: App,
  by: number,
  { hers, pair }: { hers: Place; pair: Pair },
  name: string,
) {
  const { caseWords, caseNote, ombudsWords } = planted(name)
  const { cohort } = hers
  const added = { name: `${name}Ear`, address: addressOf(`${name}Ear`), groups: [], capacity: 0 }
  const { place } = await must(addPerson(app, by, cohort, { ...added, role: 'policy-staff' }))
  await must(nameOmbudsperson(app, by, cohort, place))
  const about = { about: 'relation', group: null, pair: pair.id, reported: null } as const
  const asked = { ...about, confidential: true, to: 'programme-staff', words: caseWords } as const
  await must(askForHelp(app, hers, { ...asked, to: 'ombudsperson', words: ombudsWords }))
  const { case: id } = await must(askForHelp(app, hers, asked))
  const who = { person: by, administrator: false, places: await placesOfPerson(app.db, by) }
  await must(noteInCase(app, who, id, caseNote))
  return { helpCase: id, third: place }
}

/** She writes from her own address to none of ours, so that it is set aside with her cohort. */
async function writeIn(app: App, who: string): Promise<number> {
  const head = `From: ${addressOf(who)}\r\nTo: office@example.org\r\nSubject: Hello`
  const raw = new TextEncoder().encode(`${head}\r\n\r\n${planted(who).post}\r\n`)
  await keepPost(app, { raw, from: addressOf(who), to: ['office@example.org'] })
  while ((await openPost(app)) > 0);
  const post = await app.db
    .selectFrom('inbound_letter')
    .select('id')
    .where('from_address', '=', addressOf(who))
    .executeTakeFirst()
  return found(post, 'post').id
}

/** Staff begin to write to somebody who has no mentor. */
async function announce(app: App, by: number, { cohort, id }: Place, name: string) {
  const whom = { ...everyone, where: 'no-mentor' } as const
  const begun = await must(beginAnnouncement(app, by, cohort, { whom, places: [id] }))
  const words = { en: { subject: 'A bus', body: planted(name).announced } }
  const draft = { cohort, id: begun.announcement }
  await must(writeAnnouncement(app, draft, { words, essential: false }))
  return begun
}

/** The mentee was away and said so; another mentor is, and somebody is asked to stand in. */
async function goAwaySome(app: App, by: number, { hers, guide, name }: Meeting) {
  const { cohort } = hers
  const today = dayAtMeeting({ zone: 'Asia/Muscat' }, app.now())
  const days = { from: today, until: today.add({ days: 9 }) }
  const { awayWords: words } = planted(name)
  await must(goAway(app, hers.person, hers.id, { ...days, words }))
  const add = async (who: string, role: Role) => {
    const added = { name: who, address: addressOf(who), role, groups: [], capacity: 1 }
    return (await must(addPerson(app, by, cohort, added))).place
  }
  const mentor = await add(`${name}Gone`, 'mentor')
  const mentee = await add(`${name}Alone`, 'mentee')
  const { pair } = await must(pairPeople(app, by, cohort, { mentor, mentee }))
  await must(goAway(app, by, mentor, days))
  const address = (cover: number) => paths.cover.to({ cohort, cover })
  await must(wantCover(app, by, pair, { mentor: guide.id, named: false, address }))
  const [cover] = await app.db
    .selectFrom('cover')
    .select('id')
    .where('pair_id', '=', pair)
    .execute()
  const written = { from: days.from.toString(), until: days.until.toString() }
  return { cover: found(cover, 'cover').id, leftAlone: pair, days: written }
}

/** Fills a cohort so that every address of the site can name something in it. */
export async function furnish(
  app: TestApp,
  by: number,
  cohort: number,
  named: Named,
): Promise<Things> {
  const { guide, hers, second, free, pairs } = await peopleFor(app, by, cohort, named)
  const { words, why } = planted(named.mentee)
  await describe(app, hers)
  await fillIn(app, hers, named.mentee)
  await offerTo(app, hers, pairs.hers, named.mentee)
  await must(addEntryFor(app, by, cohort, { title: 'A vaccination', dueOn: null, role: 'mentee' }))
  await fireDueSteps(app)
  await deliverUnsure(app, addressOf(named.mentee))
  await must(introduce(app, guide.person, pairs.hers, words))
  await deliverAll(app)
  await must(introduce(app, guide.person, pairs.second, 'Welcome.'))
  const owed = await letterIn(app, second.person, 'owed')
  await must(holdOneLetter(app, by, cohort, { letter: owed, hold: true }))
  const question = await talk(app, hers, pairs.hers, named.mentee)
  const kept = await keepTogether(app, pairs.hers, { hers, guide, name: named.mentee })
  const met = await meet(app, pairs.hers, { hers, guide, name: named.mentee })
  const skipped = { step: 'open-the-mentors-room', change: { kind: 'skip' }, why } as const
  await must(changeStep(app, by, cohort, skipped))
  const added = await addedIn(app.db, cohort)
  const own = found(
    added.find(one => one.forPlace === hers.id),
    'own entry',
  )
  return {
    cohort,
    person: hers.person,
    place: hers.id,
    pair: pairs.hers.id,
    newPair: pairs.third.id,
    posted: await letterIn(app, hers.person, 'posted'),
    doubtful: await letterIn(app, hers.person, 'in doubt'),
    owed,
    ownEntry: addedKey(own),
    entry: found(
      added.find(one => one.forRole === 'mentee'),
      'entry for mentees',
    ).id,
    import: await bringFile(app, by, cohort, named.mentee),
    question,
    talk: met,
    ...kept,
    written: await writeJournal(app, hers, pairs.hers, named.mentee),
    ...(await askRoom(app, guide, named.mentee)),
    ...(await announce(app, by, free, named.mentee)),
    talkedMark: await talkedBy(app, pairs.hers),
    post: await writeIn(app, named.mentee),
    ...(await askHelp(app, by, { hers, pair: pairs.hers }, named.mentee)),
    ...(await goAwaySome(app, by, { hers, guide, name: named.mentee })),
    ...(await propose(app, by, cohort, { mentor: guide.id, mentee: free.id })),
    free: { mentee: free.id, mentor: guide.id },
  }
}
