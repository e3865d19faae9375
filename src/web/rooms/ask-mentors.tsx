import { writeInRoom } from '../../actions/rooms/write-in-room.ts'
import type { Problem } from '../../outcome.ts'
import { guideOf } from '../../store/guides.ts'
import { mentorsRoom } from '../../store/rooms.ts'
import { answersFor } from '../pair/journey.tsx'
import { Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { pairAt } from '../pair/two.ts'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, pairOf, readerOf, show, tell, type Visit } from '../visit.ts'
import { ThreadForm } from './thread-form.tsx'

type Written = { title: string; words: string; problems: Problem[]; added: boolean }

function showDraft(visit: Visit, written: Written) {
  const title = tell(visit, 'rooms.ask.title')
  const page = (
    <Page visit={visit} title={title} current={paths.journey.to(pairAt(visit))}>
      <main id="main" class="page form-page">
        <div class="flow">
          <Problems visit={visit} problems={written.problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'rooms.mentors.readers')}</p>
          <p class="small soft">{tell(visit, 'rooms.ask.lead')}</p>
          {written.added ? (
            <p class="notice" role="status">
              {tell(visit, 'rooms.ask.added')}
            </p>
          ) : null}
          <ThreadForm
            visit={visit}
            to={paths.askMentors.to(pairAt(visit))}
            written={written}
            rows={12}
          >
            {written.added ? null : (
              <button class="button quiet" name="do" value="add">
                {tell(visit, 'rooms.ask.add')}
              </button>
            )}
          </ThreadForm>
        </div>
      </main>
    </Page>
  )
  return show(visit, page, written.problems.length > 0 ? 422 : 200)
}

/**
 * A question to the other mentors about a pair (R32). The draft says nothing of the mentee: neither
 * her name nor what she answered.
 */
export const askMentorsPage = (visit: Visit) =>
  showDraft(visit, {
    title: tell(visit, 'rooms.ask.draft.title'),
    words: tell(visit, 'rooms.ask.draft'),
    problems: [],
    added: false,
  })

/**
 * What she wrote so far, and below it what her mentee answered, for her to read and to change. When the
 * mentee is free is nothing for a room.
 */
async function withAnswers(visit: Visit, words: string): Promise<string> {
  const guide = await guideOf(visit.app.db, cohortOf(visit).edition)
  const answers = await answersFor(visit, guide, { mentee: pairOf(visit).mentee, zone: null })
  return [words, ...answers.map(({ label, words }) => `${label}\n${words}`)].join('\n\n')
}

export async function askMentors(visit: Visit) {
  const form = await formOf(visit)
  const { app } = visit
  const said = { title: form.text('title'), words: form.text('words') }
  if (form.text('do') === 'add') {
    const words = await withAnswers(visit, said.words)
    return showDraft(visit, { ...said, words, problems: [], added: true })
  }
  const room = await mentorsRoom(app.db, cohortOf(visit).id, app.now())
  const begin = { ...said, thread: null, how: 'page' } as const
  const begun = await writeInRoom(app, readerOf(visit).id, room.id, begin)
  if (!begun.ok) return showDraft(visit, { ...said, problems: begun.problems, added: false })
  const { thread } = begun.value
  const to = paths.thread.to({ cohort: room.cohort, room: room.id, thread })
  return goOn(visit, to, 'said.in-room')
}
