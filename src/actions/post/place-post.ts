import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import { isReplyPurpose } from '../../programme/reply/purposes.ts'
import { note } from '../../store/history.ts'
import { inboundBy, placeInbound, type Inbound } from '../../store/inbound.ts'
import type { Db } from '../../store/open.ts'
import { placesOf } from '../../store/places.ts'
import { replyAddressBy, revokeReplyAddress } from '../../store/reply-addresses.ts'
import { transact } from '../transact.ts'
import type { Taken } from './by-letter.ts'
import { takers } from './take.ts'

/** Post set aside that the staff of this cohort may decide about; nobody’s post is anybody’s. */
async function asideFor(tx: Db, cohort: number, id: number): Promise<Inbound | null> {
  const post = await inboundBy(tx, id)
  const isHere = post?.cohort === cohort || post?.cohort === null
  return post?.state === 'aside' && isHere ? post : null
}

/** An answer goes where it was meant to, if this is who may answer there; else it is with staff. */
async function takeFrom(
  app: App,
  tx: Db,
  post: Inbound,
  { cohort, person }: { cohort: number; person: number },
): Promise<Taken> {
  const { words, files } = post
  const address = post.replyAddress === null ? null : await replyAddressBy(tx, post.replyAddress)
  if (address?.person !== person || address.cohort !== cohort || !isReplyPurpose(address.purpose)) {
    return { to: 'staff' }
  }
  const answer = { cohort, person, about: address.about, words: words ?? '', files }
  return takers[address.purpose](app, tx, answer)
}

/** Staff know who wrote something that was set aside: it goes where it was meant to go. */
export const placePost = (
  app: App,
  by: number,
  cohort: number,
  placed: { post: number; person: number },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const post = await asideFor(tx, cohort, placed.post)
    if (!post) return refused('problem.gone')
    const { person } = placed
    const here = (await placesOf(tx, cohort)).filter(place => place.leftAt === null)
    if (!here.some(place => place.person === person)) {
      return refused({ key: 'post.problem.person', field: 'person' })
    }
    const taken = await takeFrom(app, tx, post, { cohort, person })
    if ('aside' in taken) {
      const why = taken.aside === 'not-in-case' ? 'not-in-case' : 'not-together'
      return refused({ key: `post.problem.${why}`, field: 'person' })
    }
    const passedOnAt = taken.to === 'staff' ? null : app.now()
    const end = { state: 'taken', by, cohort, person, passedOnAt } as const
    if (!(await placeInbound(tx, post.id, end, app.wallNow()))) return refused('problem.gone')
    await note(tx, { at: app.now(), by, cohort, about: person, verb: 'placed-post' })
    return done(null)
  })

/** Staff put something away that was set aside; with `close` nothing comes in that way again. */
export const dropPost = (
  app: App,
  by: number,
  cohort: number,
  { post: id, close }: { post: number; close: boolean },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const post = await asideFor(tx, cohort, id)
    if (!post) return refused('problem.gone')
    const end = { state: 'dropped', by, cohort, person: null, passedOnAt: null } as const
    if (!(await placeInbound(tx, post.id, end, app.wallNow()))) return refused('problem.gone')
    const closed = close ? post.replyAddress : null
    if (closed !== null) await revokeReplyAddress(tx, closed, app.wallNow())
    const verb = closed !== null ? 'closed-reply-address' : 'dropped-post'
    await note(tx, { at: app.now(), by, cohort, verb })
    return done(null)
  })
