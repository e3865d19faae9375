import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { isTopicOf, mostTopicWords } from '../../programme/topics.ts'
import { cohortBy } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { addOwnTopic, addTopicWord, tickTopic, topicsOf } from '../../store/topics.ts'
import { theTwo } from '../the-two.ts'
import { transact } from '../transact.ts'
import { wordsFault } from '../words-fault.ts'

/** What one of the two does with a topic; one of their own needs its words. */
export type TopicDeed =
  | { kind: 'tick'; topic: string; ticked: boolean }
  | { kind: 'say'; topic: string; words: string }
  | { kind: 'own'; words: string }

/** One of a pair ticks a topic, says something about it, or adds one of their own (R36, R37). */
export async function keepTopic(
  app: App,
  by: number,
  pair: Pair,
  deed: TopicDeed,
): Promise<Outcome<null>> {
  const fault = deed.kind === 'tick' ? null : wordsFault(deed.words, mostTopicWords)
  if (fault) return refused(fault)
  return transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    const cohort = two ? await cohortBy(tx, pair.cohort) : null
    if (!two || !cohort) return refused('problem.not-allowed')
    const about = { pair: pair.id, by: two.mine.id }
    const { own, said } = await topicsOf(tx, pair.id)
    const at = app.now()
    if (deed.kind === 'own') {
      // A button pressed twice on a poor line adds one.
      const there = own.some(one => one.words === deed.words)
      if (!there) await addOwnTopic(tx, { ...about, words: deed.words }, at)
      return done(null)
    }
    const guide = await guideOf(tx, cohort.edition)
    const ids = own.map(one => one.id)
    if (!isTopicOf(guide, ids, deed.topic)) return refused('problem.gone')
    const one = { ...about, topic: deed.topic }
    if (deed.kind === 'tick') {
      await tickTopic(tx, one, deed.ticked, at)
      return done(null)
    }
    const last = said.get(deed.topic)?.at(-1)
    const twice = last?.words === deed.words && last.by === about.by
    if (!twice) await addTopicWord(tx, { ...one, words: deed.words }, at)
    return done(null)
  })
}
