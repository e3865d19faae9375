import { keepRhythm } from '../../actions/keep-mail-wishes.ts'
import { stopReminders } from '../../actions/keep-profile.ts'
import { sealed } from '../../digest.ts'
import type { Rhythm } from '../../programme/mail-rhythm.ts'
import { mailWishesChosen } from '../../store/mail-wishes.ts'
import type { WordKey } from '../../words.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { RhythmField } from '../me/mail.tsx'
import { formOf, show, tell, type Visit } from '../visit.ts'

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

type Asked = 'ask' | 'done' | 'kept' | 'wrong'
const words = {
  ask: ['fewer.title', 'fewer.lead'],
  done: ['fewer.done', 'fewer.done.lead'],
  kept: ['fewer.kept', 'fewer.done.lead'],
  wrong: ['fewer.wrong', 'fewer.wrong.lead'],
} as const

type FewerProps = { visit: Visit; asked: Asked; rhythm?: Rhythm }

function Fewer({ visit, asked, rhythm }: FewerProps) {
  const [title, lead] = words[asked]
  return (
    <Page visit={visit} title={tell(visit, title)}>
      <main id="main" class="page">
        <Opening title={tell(visit, title)} lead={tell(visit, lead)} />
        {rhythm ? (
          <div class="columns">
            <form method="post" class="stack">
              <RhythmField visit={visit} rhythm={rhythm} />
              <div class="buttons">
                <button class="button first">{tell(visit, 'form.save')}</button>
              </div>
            </form>
            <form method="post" class="flow">
              <p>{tell(visit, 'fewer.none')}</p>
              <button class="button">{tell(visit, 'fewer.button')}</button>
            </form>
          </div>
        ) : null}
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
export async function fewerLetters(visit: Visit) {
  const person = personOfMark(visit)
  if (person === null) return show(visit, <Fewer visit={visit} asked="wrong" />, 404)
  const { rhythm } = await mailWishesChosen(visit.app.db, person)
  return show(visit, <Fewer visit={visit} asked="ask" rhythm={rhythm} />)
}

/** How her letters reach her; or with one press, or by the mail program’s own button, no more reminders. */
export async function stopLetters(visit: Visit) {
  const person = personOfMark(visit)
  if (person === null) return show(visit, <Fewer visit={visit} asked="wrong" />, 404)
  // The mail program’s own button sends what it likes, and no form of ours.
  const isForm = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(
    visit.c.req.header('content-type') ?? '',
  )
  const rhythm = isForm ? (await formOf(visit)).text('rhythm') : ''
  if (await keepRhythm(visit.app, person, rhythm)) {
    return show(visit, <Fewer visit={visit} asked="kept" />)
  }
  await stopReminders(visit.app, person)
  return show(visit, <Fewer visit={visit} asked="done" />)
}
