import { isDeepStrictEqual } from 'node:util'
import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { mostOf, standingOf, type Rules } from '../../programme/ground-rules.ts'
import { rulesOffered } from '../../programme/ground-rules/letters.ts'
import { addOffer, offersOf, withdrawOffer } from '../../store/ground-rules.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { transact } from '../transact.ts'
import { theTwo, theTwoWithClocks, type WithClocks } from '../the-two.ts'

const numbers = ['hours', 'answerDays', 'silenceDays'] as const
const texts = ['otherMethod', 'cannotCome', 'more'] as const

/** What is wrong with rules, each beside its field. */
export function rulesFaults(rules: Rules): Problem[] {
  const outside = (number: number | null, most: number) =>
    number !== null && (!Number.isInteger(number) || number < 1 || number > most)
  const none = rules.methods.length === 0 && rules.otherMethod === ''
  return [
    ...(none ? [{ key: 'rules.problem.methods', field: 'methods' } as const] : []),
    ...texts
      .filter(field => rules[field].length > mostOf[field])
      .map(field => ({ key: 'problem.too-long', values: { most: mostOf[field] }, field }) as const),
    ...numbers
      .filter(field => outside(rules[field], mostOf[field]))
      .map(field => {
        return { key: 'problem.number', values: { least: 1, most: mostOf[field] }, field } as const
      }),
    ...(rules.quietDays.some(({ from, to }) => from > to)
      ? [{ key: 'rules.problem.days', field: 'quietDays' } as const]
      : []),
    ...(rules.quietWeekdays.length > 6
      ? [{ key: 'rules.problem.week', field: 'quietWeekdays' } as const]
      : []),
  ]
}

async function makeOffer(app: App, tx: Db, { pair, me, other }: WithClocks, rules: Rules) {
  const at = app.now()
  const offer = await addOffer(tx, { pair: pair.id, by: me.place.id, rules }, at)
  await oweLetters(tx, [rulesOffered({ pair, offer, at }, other, me)], at)
}

/**
 * One of a pair offers rules to the other (R33–R35), who gets them by letter too. What was offered
 * before and waits for an answer is taken back, whoever offered it: the two look at one thing.
 */
export async function offerRules(
  app: App,
  by: number,
  pair: Pair,
  rules: Rules,
): Promise<Outcome<null>> {
  const faults = rulesFaults(rules)
  if (faults.length > 0) return refused(...faults)
  return transact(app, async tx => {
    const two = await theTwoWithClocks(tx, by, pair.id)
    if (!two) return refused('problem.not-allowed')
    const { waiting } = standingOf(await offersOf(tx, pair.id))
    // A button pressed twice on a poor line is one offer.
    if (waiting?.by === two.me.place.id && isDeepStrictEqual(waiting.rules, rules))
      return done(null)
    const at = app.now()
    if (waiting) await withdrawOffer(tx, waiting.id, at)
    await makeOffer(app, tx, two, rules)
    return done(null)
  })
}

/**
 * Rules offered by mail, in the transaction of whatever brought it: only where none wait or hold. False
 * when there are some, or these cannot be.
 */
export async function offerByMail(
  app: App,
  tx: Db,
  by: number,
  pair: Pair,
  rules: Rules,
): Promise<boolean> {
  const two = rulesFaults(rules).length === 0 ? await theTwoWithClocks(tx, by, pair.id) : null
  const { waiting, inForce } = standingOf(two ? await offersOf(tx, pair.id) : [])
  if (!two || waiting || inForce) return false
  await makeOffer(app, tx, two, rules)
  return true
}

/** Whoever offered takes back what waits for an answer. */
export const withdrawRules = (
  app: App,
  by: number,
  pair: Pair,
  offer: number,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    const waiting = two ? standingOf(await offersOf(tx, pair.id)).waiting : null
    if (!two || waiting?.id !== offer || waiting.by !== two.mine.id) {
      return refused('rules.problem.gone')
    }
    await withdrawOffer(tx, offer, app.now())
    return done(null)
  })
