import { keepBefore } from '../../../actions/goals/withhold-before.ts'
import { sayDay } from '../../../days.ts'
import type { PairEver } from '../../../programme/cohort.ts'
import { goalsBefore, pairsBefore, type Goal } from '../../../programme/goals.ts'
import type { Guide } from '../../../programme/guide.ts'
import { talksAs, type Talk } from '../../../programme/talks.ts'
import { told } from '../../../programme/told.ts'
import { topicName } from '../../../programme/topics.ts'
import { goalsOfMentees } from '../../../store/goals.ts'
import { pairsEverOf } from '../../../store/places.ts'
import { talksOf } from '../../../store/talks.ts'
import { topicsOf } from '../../../store/topics.ts'
import { walkOf } from '../../../store/walks.ts'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  dayFor,
  formOf,
  goOn,
  pairOf,
  readerOf,
  show,
  tell,
  type Visit,
} from '../../visit.ts'
import { answersFor } from '../journey.tsx'
import { pairAt, twoOf, type Two } from '../two.ts'
import { GoalState } from './goals-shown.tsx'

/**
 * What is told of one earlier pair: days and titles. Nothing is here that the two wrote to each other
 * or for themselves: no message, question, note, rule, or line about a talk or a topic.
 */
type Before = {
  pair: PairEver
  name: string
  goals: Goal[]
  topics: string[]
  ownTopics: number
  talks: Pick<Talk, 'id' | 'startsAt' | 'minutes'>[]
  steps: string[]
}

/** The titles of the guide’s topics that were ticked, and how many of the two’s own. */
async function topicsOfPair(visit: Visit, guide: Guide, pair: number) {
  const { ticked } = await topicsOf(visit.app.db, pair)
  const topics = guide.steps.flatMap(step =>
    step.topics
      .filter(topic => ticked.has(topicName(step, topic)))
      .map(topic => told(topic.title, visit.language)),
  )
  return { topics, ownTopics: [...ticked].filter(name => name.startsWith('own/')).length }
}

async function beforeOf(visit: Visit): Promise<Before[]> {
  const { db } = visit.app
  const now = pairOf(visit)
  const walk = await walkOf(db, cohortOf(visit))
  const all = await pairsEverOf(db, now.mentee)
  const goals = goalsBefore(await goalsOfMentees(db, now.mentee), now, all)
  return Promise.all(
    pairsBefore(now, all).map(async pair => {
      const person = walk.places.get(pair.mentor)?.person ?? 0
      const done = new Set((walk.marksOfPair.get(pair.id) ?? []).map(mark => mark.step))
      const { held } = talksAs(await talksOf(db, pair.id))
      return {
        pair,
        name: walk.people.get(person)?.name ?? '…',
        goals: goals.filter(goal => goal.pair === pair.id),
        ...(await topicsOfPair(visit, walk.guide, pair.id)),
        talks: held.map(({ id, startsAt, minutes }) => ({ id, startsAt, minutes })),
        steps: walk.guide.steps
          .filter(step => done.has(step.key))
          .map(step => told(step.title, visit.language)),
      }
    }),
  )
}

const dayOf = (visit: Visit, at: Temporal.Instant | null) =>
  at ? sayDay(visit.language, dayFor(visit, at), 'year') : ''

function Titles({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <div class="prose">
        <ul>
          {lines.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </div>
    </>
  )
}

function Goals({ visit, goals }: { visit: Visit; goals: Goal[] }) {
  if (goals.length === 0) return null
  return (
    <>
      <h3>{tell(visit, 'goals.link')}</h3>
      <ul class="plain ledger">
        {goals.map(goal => (
          <li>
            <div>
              <GoalState visit={visit} goal={goal} />
              <p class="as-written" dir="auto">
                {goal.words}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function OnePair({ visit, before }: { visit: Visit; before: Before }) {
  const { pair, name, topics, ownTopics, talks } = before
  const days = { from: dayOf(visit, pair.agreedAt), to: dayOf(visit, pair.endedAt) }
  const own = ownTopics > 0 ? [tell(visit, 'came-before.own-topics', { count: ownTopics })] : []
  const talked = talks.map(
    talk =>
      `${dayOf(visit, talk.startsAt)} · ${tell(visit, 'talks.minutes', { count: talk.minutes })}`,
  )
  return (
    <section class="section flow" aria-labelledby={`with-${pair.id}`}>
      <h2 id={`with-${pair.id}`}>{tell(visit, 'came-before.with', { name })}</h2>
      <p class="soft">{tell(visit, 'came-before.days', days)}</p>
      <Goals visit={visit} goals={before.goals} />
      <Titles title={tell(visit, 'came-before.topics')} lines={[...topics, ...own]} />
      <Titles title={tell(visit, 'came-before.talks')} lines={talked} />
      <Titles title={tell(visit, 'came-before.steps')} lines={before.steps} />
    </section>
  )
}

type Answer = { label: string; words: string }

function Answers({ visit, answers }: { visit: Visit; answers: Answer[] }) {
  if (answers.length === 0) return null
  return (
    <section class="section flow" aria-labelledby="answers">
      <h2 id="answers">{tell(visit, 'came-before.answers')}</h2>
      <dl class="flow">
        {answers.map(answer => (
          <div>
            <dt class="soft">{answer.label}</dt>
            <dd dir="auto">{answer.words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The mentee decides whether her mentor reads this. */
function Decide({ visit, two }: { visit: Visit; two: Two }) {
  const { name } = two.other
  const withheld = pairOf(visit).withheldAt !== null
  return (
    <form class="notice" method="post" action={paths.before.to(pairAt(visit))}>
      <p>{tell(visit, withheld ? 'came-before.withheld' : 'came-before.shown', { name })}</p>
      <p class="buttons">
        <button class="button" name="do" value={withheld ? 'show' : 'withhold'}>
          {tell(visit, withheld ? 'came-before.show' : 'came-before.withhold', { name })}
        </button>
      </p>
    </form>
  )
}

/** What came before a pair: the mentor reads it as the mentee sees it, unless she keeps it. */
export async function beforePage(visit: Visit) {
  const two = await twoOf(visit)
  const { name } = two.other
  const hers = pairOf(visit).mentee === two.mine.id
  const hidden = !hers && pairOf(visit).withheldAt !== null
  const before = hidden ? [] : await beforeOf(visit)
  const { guide } = await walkOf(visit.app.db, cohortOf(visit))
  const answers =
    before.length > 0
      ? await answersFor(visit, guide, { mentee: pairOf(visit).mentee, zone: null })
      : []
  const title = tell(visit, `came-before.title.${hers ? 'mentee' : 'mentor'}`, { name })
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <div class="flow">
            <h1>{title}</h1>
            <p class="soft">
              {tell(visit, `came-before.lead.${hers ? 'mentee' : 'mentor'}`, { name })}
            </p>
          </div>
          {before.length === 0 ? (
            <p class="empty">{tell(visit, 'came-before.none')}</p>
          ) : hers ? (
            <Decide visit={visit} two={two} />
          ) : null}
          {before.map(one => (
            <OnePair visit={visit} before={one} />
          ))}
          <Answers visit={visit} answers={answers} />
        </div>
      </main>
    </Page>,
  )
}

export async function decideBefore(visit: Visit) {
  const withheld = (await formOf(visit)).text('do') === 'withhold'
  const made = await keepBefore(visit.app, readerOf(visit).id, pairOf(visit), withheld)
  if (!made.ok) return visit.c.notFound()
  return goOn(visit, paths.before.to(pairAt(visit)), 'said.kept')
}
