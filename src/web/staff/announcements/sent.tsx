import { sayMoment } from '../../../days.ts'
import type { Announcement } from '../../../programme/announcements.ts'
import type { LetterOfIt } from '../../../store/announcements.ts'
import { Page } from '../../parts/layout.tsx'
import { Opening } from '../../parts/opening.tsx'
import { paths } from '../../paths.ts'
import { tell, zoneOf, type Visit } from '../../visit.ts'
import { subjectFor } from './list.tsx'

type Props = { visit: Visit; one: Announcement; sender: string; letters: LetterOfIt[] }

const stateOf = ({ held, state }: LetterOfIt) =>
  held && state === 'owed' ? 'held' : state === 'in doubt' ? 'in-doubt' : state

/** How many have gone, wait, are held, or are in doubt or back. */
function countsOf(letters: LetterOfIt[]) {
  const states = letters.map(stateOf)
  const count = (...names: string[]) => states.filter(state => names.includes(state)).length
  return {
    posted: count('posted'),
    waiting: count('owed', 'posting'),
    held: count('held'),
    back: count('in-doubt', 'bounced'),
  }
}

/** What has not gone can be held, and what is held can go. */
function Hold({ visit, one, letters }: Props) {
  const { waiting, held } = countsOf(letters)
  if (waiting + held === 0) return null
  const to = paths.announcement.to({ cohort: one.cohort, announcement: one.id })
  return (
    <form class="buttons" method="post" action={to}>
      {waiting > 0 ? (
        <button class="button" name="do" value="hold">
          {tell(visit, 'announcements.hold')}
        </button>
      ) : null}
      {held > 0 ? (
        <button class="button" name="do" value="release">
          {tell(visit, 'announcements.release')}
        </button>
      ) : null}
    </form>
  )
}

function Letter({ visit, letter }: { visit: Visit; letter: LetterOfIt }) {
  const state = stateOf(letter)
  return (
    <li>
      <span class={state === 'posted' ? 'tag done' : 'tag wait'}>
        {tell(visit, `letters.state.${state}`)}
      </span>
      <div>
        {letter.state === 'owed' ? (
          <bdi>{letter.to}</bdi>
        ) : (
          <a href={paths.letter.to({ letter: letter.id })}>
            <bdi>{letter.to}</bdi>
          </a>
        )}
      </div>
    </li>
  )
}

/** What staff wrote to people, to whom it went, and what became of each letter. */
export function SentPage(props: Props) {
  const { visit, one, sender, letters } = props
  const { subject } = subjectFor(visit, one)
  const moment = one.sentAt ? sayMoment(visit.language, one.sentAt, zoneOf(visit)) : ''
  const said = { name: sender, moment, count: letters.length }
  const at = { cohort: one.cohort }
  return (
    <Page visit={visit} title={subject} current={paths.letters.to(at)}>
      <main id="main" class="page">
        <Opening title={subject} lead={tell(visit, 'announcements.sent.lead', said)}>
          <p>{tell(visit, 'announcements.counts', countsOf(letters))}</p>
          <p class="small">
            <a href={paths.post.to(at)}>{tell(visit, 'announcements.answers')}</a>
            <br />
            <a href={paths.announcements.to(at)}>{tell(visit, 'announcements.back')}</a>
          </p>
          <Hold {...props} />
        </Opening>
        <ul class="plain ledger">
          {letters.map(letter => (
            <Letter visit={visit} letter={letter} />
          ))}
        </ul>
      </main>
    </Page>
  )
}
