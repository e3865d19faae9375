import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import type { Place } from '../../programme/cohort.ts'
import {
  askedLetters,
  helpersIn,
  mayBeGiven,
  placed,
  partIn,
  wordLetters,
  type CaseEntry,
  type HelpCase,
  type Rung,
  type Part,
} from '../../programme/help.ts'
import type { Who } from '../../programme/may.ts'
import { mostWords } from '../../programme/messages.ts'
import { isSecondPress } from '../../programme/pressed-twice.ts'
import {
  addCaseEntry,
  caseForUpdate,
  changeCase,
  entriesIn,
  type CaseChange,
} from '../../store/cases.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { placeBy, placesOf } from '../../store/places.ts'
import { transact } from '../transact.ts'
import { wordsFault } from '../words-fault.ts'
import { noteCase } from './ask-for-help.ts'

/** A case in the hands of somebody who may do something in it. */
type InHand = {
  app: App
  tx: Db
  one: HelpCase
  by: number
  here: Place | null
  part: Part
}

/** Takes a case in hand, if whoever asks stands to it as it is wanted. */
async function inHand(
  app: App,
  tx: Db,
  { who, id }: { who: Who; id: number },
  wanted: Part[],
): Promise<InHand | null> {
  const one = await caseForUpdate(tx, id)
  const part = one ? partIn(who, one) : null
  if (!one || !part || !wanted.includes(part) || who.person === null) return null
  const here = who.places.find(place => place.cohort === one.cohort && place.leftAt === null)
  return { app, tx, one, by: who.person, here: here ?? null, part }
}

/** A doing of helpers in a case. */
const helping = (
  app: App,
  who: Who,
  id: number,
  doing: (hand: InHand) => Promise<Outcome<null>>,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const hand = await inHand(app, tx, { who, id }, ['helper'])
    return hand ? doing(hand) : refused('problem.not-allowed')
  })

type Happened = Pick<CaseEntry, 'kind' | 'words'> & Partial<Pick<CaseEntry, 'to' | 'how' | 'files'>>

const enter = (
  { app, tx, one, by }: InHand,
  { to = null, how = 'page', files = 0, ...rest }: Happened,
) => addCaseEntry(tx, { ...rest, to, how, files, case: one.id, by, writtenAt: app.now() })

async function change({ tx, one }: InHand, changes: CaseChange) {
  await changeCase(tx, one.id, changes)
}

/** The same words of the same person a moment ago; null when these are new. */
async function saidAlready({ app, tx, one, by }: InHand, { kind, words }: Happened) {
  const last = (await entriesIn(tx, one.id)).findLast(entry => entry.by === by)
  if (last?.kind !== kind || last.words !== words) return null
  return isSecondPress(last.writtenAt, app.now()) ? last : null
}

const helpersOf = async ({ tx, one }: InHand) => helpersIn(one, await placesOf(tx, one.cohort))

async function tellOther(hand: InHand, entry: CaseEntry) {
  const helpers = (await helpersOf(hand)).map(placed)
  await oweLetters(hand.tx, wordLetters(hand.one, entry, helpers), hand.app.now())
}

/** It is hers from now on. What nobody had taken is taken. */
async function own(hand: InHand, place: Place) {
  const { one, app } = hand
  const taken_at = (one.takenAt ?? app.now()).toString()
  await change(hand, { owner_place_id: place.id, taken_at })
  await enter(hand, { kind: 'owner', words: '', to: place.person })
}

/**
 * Says something in a case to the other side, in the transaction of whatever brought it. The first
 * helper who answers has taken it; whoever asked opens it again by going on. Null when she may not.
 */
export async function sayInCase(
  app: App,
  tx: Db,
  about: { who: Who; id: number } & Pick<CaseEntry, 'words' | 'how' | 'files'>,
): Promise<number | null> {
  const hand = await inHand(app, tx, about, ['asker', 'helper'])
  if (!hand) return null
  const { words, how, files } = about
  const already = await saidAlready(hand, { kind: 'word', words })
  if (already) return already.id
  const { one, part, here } = hand
  const entry = await enter(hand, { kind: 'word', words, how, files })
  if (part === 'helper' && one.takenAt === null && here) await own(hand, here)
  if (part === 'asker' && one.solvedAt) await reopened(hand)
  await tellOther(hand, entry)
  return entry.id
}

/** Whoever asked or a helper writes in a case, on its page. */
export async function writeInCase(
  app: App,
  who: Who,
  id: number,
  words: string,
): Promise<Outcome<null>> {
  const problem = wordsFault(words, mostWords)
  if (problem) return refused(problem)
  return transact(app, async tx => {
    const said = await sayInCase(app, tx, { who, id, words, how: 'page', files: 0 })
    return said === null ? refused('problem.not-allowed') : done(null)
  })
}

/** A helper keeps a note that whoever asked never reads. */
export async function noteInCase(
  app: App,
  who: Who,
  id: number,
  words: string,
): Promise<Outcome<null>> {
  const problem = wordsFault(words, mostWords)
  if (problem) return refused({ ...problem, field: 'note' })
  return helping(app, who, id, async hand => {
    if (await saidAlready(hand, { kind: 'note', words })) return done(null)
    await enter(hand, { kind: 'note', words })
    return done(null)
  })
}

/** A helper takes a case. */
export const takeCase = (app: App, who: Who, id: number): Promise<Outcome<null>> =>
  helping(app, who, id, async hand => {
    const { one, here } = hand
    if (!here) return refused({ key: 'help.problem.no-place', field: 'owner' })
    if (one.takenAt && one.owner?.place === here.id) return done(null)
    await own(hand, here)
    return done(null)
  })

/** A helper gives a case to somebody of the staff, who gets a letter. */
export const giveCase = (app: App, who: Who, id: number, owner: number): Promise<Outcome<null>> =>
  helping(app, who, id, async hand => {
    const { tx, one, by } = hand
    const place = await placeBy(tx, owner)
    if (!place || one.to === 'ombudsperson' || !mayBeGiven(one, place)) {
      return refused({ key: 'problem.choice', field: 'owner' })
    }
    if (one.takenAt && one.owner?.place === place.id) return done(null)
    await own(hand, place)
    if (place.person === by) return done(null)
    const given = (await entriesIn(tx, id)).at(-1)?.id ?? 0
    await oweLetters(tx, askedLetters(one, [placed(place)], '', `given/${given}`), app.now())
    return done(null)
  })

/** A helper sets by which day it should be solved. */
export const setCaseDay = (
  app: App,
  who: Who,
  id: number,
  day: Temporal.PlainDate | null,
): Promise<Outcome<null>> =>
  helping(app, who, id, async hand => {
    if (!day) return refused({ key: 'problem.day', field: 'due' })
    if (day.equals(hand.one.dueOn)) return done(null)
    await change(hand, { due_on: day.toString() })
    await enter(hand, { kind: 'due', words: day.toString() })
    return done(null)
  })

/** A helper goes to a rung of the ladder; what was done before stays, with its day. */
export const climb = (app: App, who: Who, id: number, rung: Rung): Promise<Outcome<null>> =>
  helping(app, who, id, async hand => {
    if (hand.one.rung === rung) return done(null)
    await change(hand, { rung })
    await enter(hand, { kind: 'rung', words: rung })
    return done(null)
  })

async function reopened(hand: InHand) {
  await change(hand, { solved_at: null })
  const entry = await enter(hand, { kind: 'state', words: 'reopened' })
  await noteCase(hand.tx, hand.one, 'reopened-case', hand.app.now())
  return entry
}

/** Whoever asked or a helper says that a case is solved. The other side learns of it. */
export const solveCase = (app: App, who: Who, id: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const hand = await inHand(app, tx, { who, id }, ['asker', 'helper'])
    if (!hand) return refused('problem.not-allowed')
    if (hand.one.solvedAt) return done(null)
    await change(hand, { solved_at: app.now().toString() })
    await tellOther(hand, await enter(hand, { kind: 'state', words: 'solved' }))
    await noteCase(tx, hand.one, 'solved-case', app.now())
    return done(null)
  })

/** A solved case is open again: it was not solved after all. */
export const reopenCase = (app: App, who: Who, id: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const hand = await inHand(app, tx, { who, id }, ['asker', 'helper'])
    if (!hand) return refused('problem.not-allowed')
    if (!hand.one.solvedAt) return done(null)
    await tellOther(hand, await reopened(hand))
    return done(null)
  })
