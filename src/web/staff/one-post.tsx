import { dropPost, placePost } from '../../actions/post/place-post.ts'
import { sayMoment } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { ownWords } from '../../programme/letter-filling.ts'
import { inboundBy, type Inbound } from '../../store/inbound.ts'
import { peopleOf } from '../../store/people.ts'
import { placesOf } from '../../store/places.ts'
import { Problems, SelectField, type Option } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  readerOf,
  show,
  tell,
  zoneOf,
  type Visit,
} from '../visit.ts'
import { reasonOf, subjectOfPost } from './post.tsx'

type Shown = {
  visit: Visit
  post: Inbound
  people: Option[]
  /** Who is thought to have written it, or was chosen. */
  chosen: string
  problems: Problem[]
}

function Facts({ visit, post, people }: Pick<Shown, 'visit' | 'post' | 'people'>) {
  const writer = people.find(one => one.value === String(post.person))
  return (
    <dl class="facts">
      {writer ? (
        <>
          <dt>{tell(visit, 'post.writer')}</dt>
          <dd>
            <bdi>{writer.label}</bdi>
          </dd>
        </>
      ) : null}
      <dt>{tell(visit, 'post.from')}</dt>
      <dd>
        <bdi>{post.from || tell(visit, 'post.no-sender')}</bdi>
      </dd>
      <dt>{tell(visit, 'post.came')}</dt>
      <dd>{sayMoment(visit.language, post.cameAt, zoneOf(visit))}</dd>
      {post.files > 0 ? (
        <>
          <dt>{tell(visit, 'post.files')}</dt>
          <dd>{post.files}</dd>
        </>
      ) : null}
      {post.state === 'aside' ? (
        <>
          <dt>{tell(visit, 'post.why')}</dt>
          <dd>{reasonOf(visit, post.reason)}</dd>
        </>
      ) : null}
    </dl>
  )
}

/** What staff can do about it: say who wrote it, or put it away. */
function Decide({ visit, post, people, chosen, problems }: Shown) {
  const to = paths.onePost.to({ cohort: cohortOf(visit).id, post: post.id })
  return (
    <>
      <section class="section" aria-labelledby="place">
        <h2 id="place">{tell(visit, 'post.place.title')}</h2>
        <p>{tell(visit, 'post.place.lead')}</p>
        <form method="post" action={to} class="stack">
          <SelectField
            visit={visit}
            name="person"
            label={tell(visit, 'post.place.who')}
            value={chosen}
            options={people}
            empty={tell(visit, 'post.place.choose')}
            problems={problems}
          />
          <button class="button first" name="decision" value="place">
            {tell(visit, 'post.place.button')}
          </button>
        </form>
      </section>
      <section class="section" aria-labelledby="drop">
        <h2 id="drop">{tell(visit, 'post.drop.title')}</h2>
        <p>{tell(visit, 'post.drop.lead')}</p>
        <form method="post" action={to} class="buttons">
          <button class="button" name="decision" value="drop">
            {tell(visit, 'post.drop.button')}
          </button>
          {post.replyAddress === null ? null : (
            <button class="button" name="decision" value="close">
              {tell(visit, 'post.close.button')}
            </button>
          )}
        </form>
      </section>
    </>
  )
}

/** The people of the cohort who are still here, by name. */
async function peopleIn(visit: Visit): Promise<Option[]> {
  const { db } = visit.app
  const { id } = cohortOf(visit)
  const [places, people] = await Promise.all([placesOf(db, id), peopleOf(db, id)])
  const nameOf = (person: number) => people.get(person)?.name ?? ''
  return places
    .filter(place => place.leftAt === null)
    .map(place => ({ value: String(place.person), label: nameOf(place.person) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, visit.language))
}

async function page(visit: Visit, chosen: string, problems: Problem[]) {
  const post = await inboundBy(visit.app.db, numberIn(visit, 'post'))
  if (!post) throw new Error('This post has gone meanwhile')
  const at = { cohort: cohortOf(visit).id }
  const people = await peopleIn(visit)
  const title = subjectOfPost(visit, post.subject)
  return (
    <Page visit={visit} title={title} current={paths.letters.to(at)}>
      <main id="main" class="page">
        <Opening title={title}>
          <p>
            <a href={paths.post.to(at)}>{tell(visit, 'post.back')}</a>
          </p>
        </Opening>
        <Problems visit={visit} problems={problems} />
        <Facts visit={visit} post={post} people={people} />
        <blockquote class="flow" dir="auto">
          {post.words ? (
            <Markdown text={ownWords(post.words)} />
          ) : (
            <p class="empty">{tell(visit, 'post.no-words')}</p>
          )}
        </blockquote>
        {post.state === 'taken' && post.from ? (
          <p>
            <a class="button" href={`mailto:${encodeURIComponent(post.from)}`}>
              {tell(visit, 'post.answer')}
            </a>
          </p>
        ) : null}
        {post.state === 'aside' ? (
          <Decide visit={visit} post={post} people={people} chosen={chosen} problems={problems} />
        ) : null}
      </main>
    </Page>
  )
}

/** One letter that came in, for staff: its words, why it waits, and what to do about it. */
export const onePostPage = async (visit: Visit) => show(visit, await page(visit, '', []))

/** Staff place it or put it away. */
export async function decidePost(visit: Visit) {
  const form = await formOf(visit)
  const at = { cohort: cohortOf(visit).id }
  const by = readerOf(visit).id
  const post = numberIn(visit, 'post')
  const decision = form.text('decision')
  const back = paths.post.to(at)
  if (decision === 'drop' || decision === 'close') {
    const dropped = await dropPost(visit.app, by, at.cohort, { post, close: decision === 'close' })
    return goOn(visit, back, dropped.ok ? 'said.changed' : 'said.too-late')
  }
  const person = form.number('person') ?? 0
  const placed = await placePost(visit.app, by, at.cohort, { post, person })
  if (placed.ok) return goOn(visit, back, 'said.sent')
  if (placed.problems.every(problem => problem.field === undefined)) {
    return goOn(visit, back, 'said.too-late')
  }
  return show(visit, await page(visit, form.text('person'), placed.problems), 422)
}
