import { sayMoment, sayRow } from '../../../days.ts'
import type { Announcement } from '../../../programme/announcements.ts'
import type { LetterOfIt } from '../../../store/announcements.ts'
import { Page } from '../../parts/layout.tsx'
import { Opening } from '../../parts/opening.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, tell, zoneOf, type Visit } from '../../visit.ts'
import { subjectFor } from './list.tsx'

type Props = { visit: Visit; one: Announcement; sender: string; letters: LetterOfIt[] }

const stateOf = ({ held, state }: LetterOfIt) =>
  held && state === 'owed' ? 'held' : state === 'in doubt' ? 'in-doubt' : state

const states = ['posted', 'kept', 'posting', 'owed', 'held', 'in-doubt', 'bounced'] as const

/** How many of its letters are how far; what is true of none is not said. */
function Counts({ visit, letters }: Pick<Props, 'visit' | 'letters'>) {
  const far = Map.groupBy(letters.map(stateOf), state => state)
  const said = states.flatMap(one => {
    const count = far.get(one)?.length ?? 0
    const state = tell(visit, `letters.state.${one}`)
    return count === 0 ? [] : [tell(visit, 'announcements.count', { state, count })]
  })
  return <p>{sayRow(visit.language, said)}</p>
}

/** What has not gone can be held, and what is held can go. */
function Hold({ visit, one, letters }: Props) {
  const far = new Set(letters.map(stateOf))
  if (!far.has('owed') && !far.has('held')) return null
  const to = paths.announcement.to({ cohort: one.cohort, announcement: one.id })
  return (
    <form class="buttons" method="post" action={to}>
      {far.has('owed') ? (
        <button class="button" name="do" value="hold">
          {tell(visit, 'announcements.hold')}
        </button>
      ) : null}
      {far.has('held') ? (
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
      <span class={state === 'posted' || state === 'kept' ? 'tag done' : 'tag wait'}>
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
          <div class="flow">
            <Counts visit={visit} letters={letters} />
            <Hold {...props} />
            <p class="small">
              {visit.app.mailIn === null ? (
                tell(visit, 'announcements.answers.address', { address: cohortOf(visit).address })
              ) : (
                <a href={paths.post.to(at)}>{tell(visit, 'announcements.answers')}</a>
              )}
              <br />
              <a href={paths.announcements.to(at)}>{tell(visit, 'announcements.back')}</a>
            </p>
          </div>
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
