import { stopReminders } from '../../actions/keep-profile.ts'
import { sealed } from '../../digest.ts'
import type { WordKey } from '../../words.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { show, tell, type Visit } from '../visit.ts'

const paragraphs: WordKey[] = [
  'privacy.what',
  'privacy.who',
  'privacy.between',
  'privacy.before',
  'privacy.where',
  'privacy.rights',
  'privacy.cookie',
]

/** What happens to your data, in a few short paragraphs (R89). */
export const privacy = (visit: Visit) =>
  show(
    visit,
    <Page visit={visit} title={tell(visit, 'privacy.title')}>
      <main id="main" class="page form-page">
        <article class="flow">
          <h1>{tell(visit, 'privacy.title')}</h1>
          {paragraphs.map(key => (
            <p>{tell(visit, key)}</p>
          ))}
        </article>
      </main>
    </Page>,
  )

type Asked = 'ask' | 'done' | 'wrong'
const words = {
  ask: ['fewer.title', 'fewer.lead'],
  done: ['fewer.done', 'fewer.done.lead'],
  wrong: ['fewer.wrong', 'fewer.wrong.lead'],
} as const

function Fewer({ visit, asked }: { visit: Visit; asked: Asked }) {
  const [title, lead] = words[asked]
  return (
    <Page visit={visit} title={tell(visit, title)}>
      <main id="main" class="page">
        <Opening title={tell(visit, title)} lead={tell(visit, lead)}>
          {asked === 'ask' ? (
            <form method="post" class="buttons">
              <button class="button first">{tell(visit, 'fewer.button')}</button>
            </form>
          ) : null}
        </Opening>
      </main>
    </Page>
  )
}

/** The person a letter’s link stands for, if the house itself made the mark. */
function personOfMark(visit: Visit): number | null {
  const [id = '', mark = ''] = (visit.c.req.param('mark') ?? '').split('.')
  if (!/^\d{1,12}$/.test(id) || visit.house.secret === '') return null
  return sealed(visit.house.secret, `fewer ${id}`, mark) ? Number(id) : null
}

/** The link at the foot of a reminder. Opening it changes nothing; scanners open links. */
export const fewerLetters = (visit: Visit) => {
  const person = personOfMark(visit)
  const asked = person === null ? 'wrong' : 'ask'
  return show(visit, <Fewer visit={visit} asked={asked} />, person === null ? 404 : 200)
}

/** One press, or the mail program’s own button: no more reminders. */
export async function stopLetters(visit: Visit) {
  const person = personOfMark(visit)
  if (person === null) return show(visit, <Fewer visit={visit} asked="wrong" />, 404)
  await stopReminders(visit.app, person)
  return show(visit, <Fewer visit={visit} asked="done" />)
}
