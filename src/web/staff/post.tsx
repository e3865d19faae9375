import { sayMoment } from '../../days.ts'
import { isAsideReason } from '../../programme/reply/purposes.ts'
import { postOf } from '../../store/inbound.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { cohortOf, show, tell, zoneOf, type Visit } from '../visit.ts'

type Post = Awaited<ReturnType<typeof postOf>>[number]

/** Why something waits for staff, in a sentence. */
export const reasonOf = (visit: Visit, reason: string | null): string =>
  tell(visit, `post.reason.${isAsideReason(reason) ? reason : 'unreadable'}`)

/** What it is about, as its sender has it. */
export const subjectOfPost = (visit: Visit, subject: string | null): string =>
  subject || tell(visit, 'post.no-subject')

function Row({ visit, post }: { visit: Visit; post: Post }) {
  const subject = subjectOfPost(visit, post.subject)
  return (
    <li>
      <span class={post.state === 'aside' ? 'tag yours' : 'tag done'}>
        <time datetime={post.cameAt.toString()}>
          {sayMoment(visit.language, post.cameAt, zoneOf(visit))}
        </time>
      </span>
      <div>
        <strong>
          <bdi>{post.name ?? (post.from || tell(visit, 'post.no-sender'))}</bdi>
        </strong>
        <p class="small">
          <bdi>{subject}</bdi>
        </p>
        {post.state === 'aside' ? <p class="small soft">{reasonOf(visit, post.reason)}</p> : null}
      </div>
      <a class="button low" href={paths.onePost.to({ cohort: cohortOf(visit).id, post: post.id })}>
        {tell(visit, 'post.read')}
        <span class="unseen"> {subject}</span>
      </a>
    </li>
  )
}

type ListProps = { visit: Visit; posts: Post[]; id: 'aside' | 'answers' }

function List({ visit, posts, id }: ListProps) {
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{tell(visit, `post.${id}.title`)}</h2>
      {posts.length === 0 ? <p class="empty">{tell(visit, `post.${id}.none`)}</p> : null}
      {posts.length > 0 ? (
        <ul class="plain ledger dated">
          {posts.map(post => (
            <Row visit={visit} post={post} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** The tray of what came in by mail: set aside with its reason, and answers to staff. */
export async function postPage(visit: Visit) {
  const at = { cohort: cohortOf(visit).id }
  const { administrator } = visit.who
  const posts = await postOf(visit.app.db, at.cohort, { alsoNobodys: administrator, most: 200 })
  const title = tell(visit, 'post.title')
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.letters.to(at)}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'post.lead')} />
        <List visit={visit} posts={posts.filter(post => post.state === 'aside')} id="aside" />
        <List visit={visit} posts={posts.filter(post => post.state === 'taken')} id="answers" />
      </main>
    </Page>,
  )
}
