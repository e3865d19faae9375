import type { App } from '../../app.ts'
import type { Talk } from '../../programme/talks.ts'
import { threadsOf } from '../../programme/messages.ts'
import { talkTold } from '../../programme/talks/letters.ts'
import { withoutLapsing } from '../../store/away.ts'
import { oweLetters, withoutUnsubscribed } from '../../store/letters.ts'
import { questionsOf } from '../../store/messages.ts'
import { pairBy, placeBy } from '../../store/places.ts'
import { talksBetween } from '../../store/talks.ts'
import { theTwoWithClocks } from '../the-two.ts'
import { transact } from '../transact.ts'

/** So many questions at most stand in a letter. */
const mostQuestions = 5
/** A talk that was agreed to so shortly before needs no reminder. */
const hoursAhead = 24

const remind = (app: App, talk: Talk): Promise<number> =>
  transact(app, async tx => {
    const pair = await pairBy(tx, talk.pair)
    const mentor = pair ? await placeBy(tx, pair.mentor) : null
    const two = mentor ? await theTwoWithClocks(tx, mentor.person, talk.pair) : null
    if (!two) return 0
    const open = threadsOf(await questionsOf(tx, talk.pair)).filter(
      thread => thread.question.settledAt === null,
    )
    const questions = open.slice(0, mostQuestions).map(thread => thread.question.words)
    const about = { pair: two.pair, talk, questions }
    const letters = talkTold('talk-tomorrow', about, [two.me, two.other], null)
    const wanted = await withoutUnsubscribed(tx, letters)
    return oweLetters(tx, await withoutLapsing(tx, wanted, app.now()), app.now())
  })

/**
 * Reminds both of a talk a day before, with what is open between them. Once for each time they agreed
 * to, however often this is asked. Returns how many letters are new.
 */
export async function remindOfTalks(app: App): Promise<number> {
  const now = app.now()
  let owed = 0
  for (const talk of await talksBetween(app.db, now, now.add({ hours: hoursAhead }))) {
    const shortly =
      talk.bookedAt && talk.startsAt
        ? talk.startsAt.since(talk.bookedAt).total('hours') < hoursAhead
        : true
    if (!shortly) owed += await remind(app, talk)
  }
  return owed
}
