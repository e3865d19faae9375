import { keepTopic, type TopicDeed } from '../../actions/talks/keep-topics.ts'
import type { Problem } from '../../outcome.ts'
import type { Step, Topic } from '../../programme/guide.ts'
import { told } from '../../programme/told.ts'
import {
  mostTopicWords,
  ownTopicName,
  stepsToTalkAbout,
  topicName,
} from '../../programme/topics.ts'
import { guideOf } from '../../store/guides.ts'
import { topicsOf, type Topics } from '../../store/topics.ts'
import { Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, pairOf, readerOf, show, tell, type Visit } from '../visit.ts'

import { Ended, hasEnded } from './ended.tsx'
import { OtherAway } from './cover/away-note.tsx'
import { pairAt, twoOf, type Two } from './two.ts'

/** What was typed, and about which topic; an own one has none. */
type Typed = { topic: string; words: string; problems: Problem[] }
type Seen = { visit: Visit; two: Two; topics: Topics; typed: Typed }

/** A topic’s name as it may stand in an address or name a field: several stand on one page. */
const idOf = (topic: string) => topic.replace('/', '-')
const fieldOf = (topic: string) => (topic === '' ? 'words' : `words-${idOf(topic)}`)

/** What both said, and a line to say more. */
function Said({ visit, two, topics, typed, name }: Seen & { name: string }) {
  const here = typed.topic === name ? typed : { words: '', problems: [] }
  const said = topics.said.get(name) ?? []
  return (
    <>
      {said.map(one => (
        <p class="small" dir="auto">
          <strong>
            {one.by === two.mine.id ? tell(visit, 'messages.by-you') : <bdi>{two.other.name}</bdi>}
          </strong>{' '}
          {one.words}
        </p>
      ))}
      {hasEnded(visit) ? null : (
        <details open={here.problems.length > 0}>
          <summary class="small">{tell(visit, 'topics.say')}</summary>
          <form class="stack" method="post" action={paths.topics.to(pairAt(visit))} novalidate>
            <input type="hidden" name="do" value="say" />
            <input type="hidden" name="topic" value={name} />
            <TextField
              visit={visit}
              name={fieldOf(name)}
              most={mostTopicWords}
              label={tell(visit, 'topics.words')}
              value={here.words}
              problems={here.problems}
            />
            <button class="button low">{tell(visit, 'form.save')}</button>
          </form>
        </details>
      )}
    </>
  )
}

type OneProps = Seen & { name: string; title: string; topic: Topic | null }

/** One topic: whether the two have talked about it, and what they say. */
function OneTopic(props: OneProps) {
  const { visit, topics, name, title, topic } = props
  const ticked = topics.ticked.has(name)
  const both = topic?.brings && topic.asks ? topic : null
  return (
    <li id={idOf(name)}>
      <div class="flow">
        <p>
          {ticked ? <span class="tag done">{tell(visit, 'topics.ticked')}</span> : null}{' '}
          <strong dir="auto">{title}</strong>
        </p>
        {both?.brings && both.asks ? (
          <dl class="facts small">
            <dt>{tell(visit, 'guide.print.topics.brings')}</dt>
            <dd>{told(both.brings, visit.language)}</dd>
            <dt>{tell(visit, 'guide.print.topics.asks')}</dt>
            <dd>{told(both.asks, visit.language)}</dd>
          </dl>
        ) : null}
        {hasEnded(visit) ? null : (
          <form method="post" action={paths.topics.to(pairAt(visit))}>
            <input type="hidden" name="do" value={ticked ? 'untick' : 'tick'} />
            <input type="hidden" name="topic" value={name} />
            <button class={ticked ? 'button quiet low' : 'button low'}>
              {tell(visit, ticked ? 'topics.untick' : 'topics.tick')}
              <span class="unseen"> {title}</span>
            </button>
          </form>
        )}
        <Said {...props} />
      </div>
    </li>
  )
}

function OfStep({ step, ...seen }: Seen & { step: Step }) {
  const title = told(step.title, seen.visit.language)
  return (
    <section class="section" aria-labelledby={step.key}>
      <h2 id={step.key}>{title}</h2>
      <ul class="plain ledger">
        {step.topics.map(topic => (
          <OneTopic
            {...seen}
            name={topicName(step, topic)}
            title={told(topic.title, seen.visit.language)}
            topic={topic}
          />
        ))}
      </ul>
    </section>
  )
}

function Own(seen: Seen) {
  const { visit, topics, typed } = seen
  const here = typed.topic === '' ? typed : { words: '', problems: [] }
  return (
    <section class="section flow" aria-labelledby="own">
      <h2 id="own">{tell(visit, 'topics.own')}</h2>
      <ul class="plain ledger">
        {topics.own.map(({ id, words }) => (
          <OneTopic {...seen} name={ownTopicName(id)} title={words || '…'} topic={null} />
        ))}
      </ul>
      {hasEnded(visit) ? null : (
        <form class="stack" method="post" action={paths.topics.to(pairAt(visit))} novalidate>
          <input type="hidden" name="do" value="own" />
          <TextField
            visit={visit}
            name="words"
            most={mostTopicWords}
            label={tell(visit, 'topics.add')}
            value={here.words}
            problems={here.problems}
          />
          <button class="button">{tell(visit, 'topics.add.button')}</button>
        </form>
      )}
    </section>
  )
}

async function showTopics(visit: Visit, typed: Typed) {
  const { db } = visit.app
  const two = await twoOf(visit)
  const pair = pairOf(visit)
  const guide = await guideOf(db, cohortOf(visit).edition)
  const seen = { visit, two, topics: await topicsOf(db, pair.id), typed }
  const title = tell(visit, 'topics.title', { name: two.other.name })
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={typed.problems} />
          <div class="flow">
            <Ended visit={visit} />
            <h1>{title}</h1>
            <OtherAway visit={visit} two={two} />
            {hasEnded(visit) ? null : <p class="soft">{tell(visit, 'topics.lead')}</p>}
          </div>
          {stepsToTalkAbout(guide, pair).map(step => (
            <OfStep {...seen} step={step} />
          ))}
          <Own {...seen} />
        </div>
      </main>
    </Page>,
    typed.problems.length > 0 ? 422 : 200,
  )
}

/** What two can talk about, by the guide and by themselves (R36, R37). */
export const topicsPage = (visit: Visit) =>
  showTopics(visit, { topic: '', words: '', problems: [] })

function deedOf(what: string, topic: string, words: string): TopicDeed | null {
  switch (what) {
    case 'tick':
    case 'untick':
      return { kind: 'tick', topic, ticked: what === 'tick' }
    case 'say':
      return { kind: 'say', topic, words }
    case 'own':
      return { kind: 'own', words }
    default:
      return null
  }
}

export async function settleTopic(visit: Visit) {
  const form = await formOf(visit)
  const topic = form.text('topic')
  const typed = { topic, words: form.text(fieldOf(topic)) }
  const deed = deedOf(form.text('do'), typed.topic, typed.words)
  if (!deed) return visit.c.notFound()
  const made = await keepTopic(visit.app, readerOf(visit).id, pairOf(visit), deed)
  if (!made.ok) {
    const problems = made.problems.map(one =>
      one.field === 'words' ? { ...one, field: fieldOf(topic) } : one,
    )
    return showTopics(visit, { ...typed, problems })
  }
  const to = paths.topics.to(pairAt(visit))
  return goOn(visit, `${to}#${idOf(topic) || 'own'}`, 'said.kept')
}
