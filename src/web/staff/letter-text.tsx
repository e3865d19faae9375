import { changeStep, sendStepNow } from '../../actions/change-step.ts'
import { previewLetter } from '../../actions/compose-letters.ts'
import { editLetter, restoreLetter } from '../../actions/edit-letter.ts'
import { sayDay, sayMoment } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { firings, type Firing } from '../../programme/calendar.ts'
import type { Guide, GuideLetter } from '../../programme/guide.ts'
import type { FilledLetter } from '../../programme/letter-sheet.ts'
import { recipients } from '../../programme/letters.ts'
import { told } from '../../programme/told.ts'
import { firedIn } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { editsOf, lettersOf } from '../../store/letters.ts'
import { peopleOf } from '../../store/people.ts'
import { pairsOf, placesOf } from '../../store/places.ts'
import { languages, say } from '../../words.ts'
import { LongField, Problems, SelectField, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { paths } from '../paths.ts'
import { cohortOf, dir, formOf, goOn, readerOf, show, tell, zoneOf, type Visit } from '../visit.ts'
import { subjectOf } from './letters.tsx'

type Reader = { person: number; name: string; language: string }

type Shown = {
  guide: Guide
  letter: GuideLetter
  firing: Firing | null
  fired: boolean
  readers: Reader[]
  reader: Reader | null
  language: string
  preview: FilledLetter | null
  words: { subject: string; body: string; own: boolean }
  posted: Awaited<ReturnType<typeof lettersOf>>
}

/** Who would get the letter today, each with the language she reads. */
async function readersOf(visit: Visit, guide: Guide, letter: GuideLetter): Promise<Reader[]> {
  const { id } = cohortOf(visit)
  const [places, people] = await Promise.all([
    placesOf(visit.app.db, id),
    peopleOf(visit.app.db, id),
  ])
  return recipients(guide, letter.key, places).flatMap(place => {
    const person = people.get(place.person)
    if (!person) return []
    return [{ person: person.id, name: person.name, language: person.language ?? 'en' }]
  })
}

/** For the introduction: the mentor whose words it would carry. */
async function writerFor(visit: Visit, letter: GuideLetter, reader: number) {
  if (letter.key !== 'introduction') return null
  const { id } = cohortOf(visit)
  const [places, pairs] = await Promise.all([placesOf(visit.app.db, id), pairsOf(visit.app.db, id)])
  const place = places.find(one => one.person === reader)
  const pair = pairs.find(one => one.mentee === place?.id)
  return places.find(one => one.id === pair?.mentor)?.person ?? null
}

async function shownOf(visit: Visit): Promise<Shown | null> {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const guide = await guideOf(db, cohort.edition)
  const letter = guide.letters.find(one => one.key === visit.c.req.param('template'))
  if (!letter) return null
  const [readers, edits, fired, posted] = await Promise.all([
    readersOf(visit, guide, letter),
    editsOf(db, cohort.id),
    firedIn(db, cohort.id),
    lettersOf(db, cohort.id, { template: letter.key, most: 200 }),
  ])
  const asked = Number(visit.c.req.query('reader'))
  const reader = readers.find(one => one.person === asked) ?? readers[0] ?? null
  const wanted = visit.c.req.query('language') ?? reader?.language ?? visit.language
  const language = languages.find(tag => tag === wanted) ?? 'en'
  const firing =
    firings(guide, cohort.meeting, cohort.changes).find(one => one.letter === letter.key) ?? null
  const edit = edits.get(`${letter.key} ${language}`)
  const from = reader ? await writerFor(visit, letter, reader.person) : null
  const step = guide.steps.find(step => step.done === 'introduction')
  const introduction = step?.draft ? told(step.draft, language) : ''
  const sketch = reader && {
    template: letter.key,
    cohort: cohort.id,
    to: reader.person,
    from,
    values: { introduction },
  }
  return {
    guide,
    letter,
    firing,
    fired: firing !== null && fired.has(firing.key),
    readers,
    reader,
    language,
    preview: sketch ? await previewLetter(visit.app, sketch, language) : null,
    words: {
      subject: edit?.subject ?? told(letter.subject, language),
      body: edit?.body ?? told(letter.body, language),
      own: edit !== undefined,
    },
    posted,
  }
}

function Preview({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { preview, reader, readers, language, letter } = shown
  const at = { cohort: cohortOf(visit).id, template: letter.key }
  return (
    <section class="section flow" aria-labelledby="reads">
      <h2 id="reads">{tell(visit, 'letters.preview')}</h2>
      <p class="small soft">{tell(visit, 'letters.recipients', { count: readers.length })}</p>
      {reader ? (
        <form class="filter" method="get" action={paths.letterText.to(at)}>
          <SelectField
            visit={visit}
            name="reader"
            label={tell(visit, 'letters.preview.person')}
            value={String(reader.person)}
            options={readers.map(one => ({ value: String(one.person), label: one.name }))}
          />
          <SelectField
            visit={visit}
            name="language"
            label={tell(visit, 'letters.preview.language')}
            value={language}
            options={languages.map(tag => ({ value: tag, label: say(tag, 'site.language-name') }))}
          />
          <button class="button">{tell(visit, 'letters.preview.show')}</button>
        </form>
      ) : null}
      {preview ? (
        <article class="card set" lang={preview.language} dir={dir(preview)}>
          <h3>{preview.subject}</h3>
          <div class="letter">
            <Markdown text={preview.body} />
          </div>
          <p class="small soft">{preview.why}</p>
        </article>
      ) : null}
    </section>
  )
}

function Edit({ visit, shown, problems }: { visit: Visit; shown: Shown; problems: Problem[] }) {
  const { letter, language, words } = shown
  const at = { cohort: cohortOf(visit).id, template: letter.key }
  return (
    <details open={problems.length > 0}>
      <summary>{tell(visit, 'letters.edit')}</summary>
      <form class="stack" method="post" action={paths.letterText.to(at)} novalidate>
        <p class="small">{tell(visit, words.own ? 'letters.edit.is-own' : 'letters.edit.lead')}</p>
        <input type="hidden" name="language" value={language} />
        <TextField
          visit={visit}
          name="subject"
          label={tell(visit, 'letters.edit.subject')}
          value={words.subject}
          problems={problems}
        />
        <LongField
          visit={visit}
          name="body"
          label={tell(visit, 'letters.edit.body')}
          value={words.body}
          rows={18}
          most={20000}
          problems={problems}
        />
        <div class="buttons">
          <button class="button first">{tell(visit, 'letters.edit.keep')}</button>
          {words.own ? (
            <button class="button quiet" name="restore" value="yes">
              {tell(visit, 'letters.edit.restore')}
            </button>
          ) : null}
        </div>
      </form>
    </details>
  )
}

/** Hold the letter, let it go, or send it now; nothing of it once it went. */
function Decide({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { firing, fired, letter } = shown
  if (!firing || fired) return null
  const cohort = cohortOf(visit)
  const held = cohort.changes.some(one => one.step === firing.step.key && one.held)
  const at = { cohort: cohort.id, template: letter.key }
  return (
    <section class="section flow" aria-labelledby="when">
      <h2 id="when">{sayDay(visit.language, firing.on, 'full')}</h2>
      {firing.reminder ? null : (
        <form method="post" action={paths.letterHold.to(at)}>
          <button class="button" name="hold" value={held ? 'no' : 'yes'}>
            {tell(visit, held ? 'letters.release' : 'letters.hold')}
          </button>
        </form>
      )}
      <form class="flow" method="post" action={paths.letterNow.to(at)}>
        <p class="small soft">{tell(visit, 'letters.now.why')}</p>
        <button class="button">{tell(visit, 'letters.now')}</button>
      </form>
    </section>
  )
}

function Posted({ visit, shown }: { visit: Visit; shown: Shown }) {
  if (shown.posted.length === 0) return null
  const at = { cohort: cohortOf(visit).id }
  return (
    <section class="section" aria-labelledby="list">
      <h2 id="list">{tell(visit, 'letters.list')}</h2>
      <ul class="plain ledger">
        {shown.posted.map(one => (
          <li>
            <span class={one.state === 'posted' ? 'tag done' : 'tag wait'}>
              {tell(
                visit,
                one.held
                  ? 'letters.state.held'
                  : `letters.state.${one.state === 'in doubt' ? 'in-doubt' : one.state}`,
              )}
            </span>
            <div>
              {one.state === 'owed' ? (
                <bdi>{one.to}</bdi>
              ) : (
                <a href={paths.letter.to({ letter: one.id })}>
                  <bdi>{one.to}</bdi>
                </a>
              )}
              <p class="small soft">{sayMoment(visit.language, one.at, zoneOf(visit))}</p>
            </div>
            {one.state === 'owed' ? (
              <form method="post" action={paths.oneLetterHold.to({ ...at, letter: one.id })}>
                <input type="hidden" name="template" value={shown.letter.key} />
                <button class="button low" name="hold" value={one.held ? 'no' : 'yes'}>
                  {tell(visit, one.held ? 'letters.one.release' : 'letters.one.hold')}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function LetterPage({
  visit,
  shown,
  problems,
}: {
  visit: Visit
  shown: Shown
  problems: Problem[]
}) {
  const title = subjectOf(visit, shown.letter)
  const at = { cohort: cohortOf(visit).id }
  return (
    <Page visit={visit} title={title} current={paths.letters.to(at)}>
      <main id="main" class="page form-page">
        <div class="stack">
          <div>
            <Problems visit={visit} problems={problems} />
            <h1>{title}</h1>
          </div>
          <Preview visit={visit} shown={shown} />
          <Edit visit={visit} shown={shown} problems={problems} />
        </div>
        <aside class="stack">
          <Decide visit={visit} shown={shown} />
          <Posted visit={visit} shown={shown} />
        </aside>
      </main>
    </Page>
  )
}

/** One letter of the guide: how it reads for whom, in which language; its words; its day (F7). */
export async function letterTextPage(visit: Visit) {
  const shown = await shownOf(visit)
  if (!shown) return visit.c.notFound()
  return show(visit, <LetterPage visit={visit} shown={shown} problems={[]} />)
}

export async function keepLetterText(visit: Visit) {
  const shown = await shownOf(visit)
  if (!shown) return visit.c.notFound()
  const form = await formOf(visit)
  const cohort = cohortOf(visit).id
  const template = shown.letter.key
  const language = languages.find(tag => tag === form.text('language')) ?? 'en'
  const back = `${paths.letterText.to({ cohort, template })}?language=${language}`
  const by = readerOf(visit).id
  if (form.text('restore') === 'yes') {
    await restoreLetter(visit.app, by, cohort, { template, language })
    return goOn(visit, back, 'said.changed')
  }
  const subject = form.text('subject')
  const body = form.text('body').replace(/\r\n/g, '\n')
  const kept = await editLetter(visit.app, by, cohort, { template, language, subject, body })
  if (kept.ok) return goOn(visit, back, 'said.kept')
  const again = { ...shown, language, words: { subject, body, own: shown.words.own } }
  return show(visit, <LetterPage visit={visit} shown={again} problems={kept.problems} />, 422)
}

/** Holds the step that sends this letter, or lets it go on its day. */
export async function holdLetterStep(visit: Visit) {
  const shown = await shownOf(visit)
  if (!shown?.firing) return visit.c.notFound()
  const form = await formOf(visit)
  const cohort = cohortOf(visit).id
  const hold = form.text('hold') === 'yes'
  const change = { kind: hold ? 'hold' : 'release' } as const
  const asked = { step: shown.firing.step.key, change, why: '' }
  const held = await changeStep(visit.app, readerOf(visit).id, cohort, asked)
  const problems = held.ok ? [] : held.problems
  if (problems.length > 0) {
    return show(visit, <LetterPage visit={visit} shown={shown} problems={problems} />, 422)
  }
  const back = paths.letterText.to({ cohort, template: shown.letter.key })
  return goOn(visit, back, hold ? 'said.held' : 'said.released')
}

/** Sends the letter now to everybody it is for. */
export async function sendLetterNow(visit: Visit) {
  const shown = await shownOf(visit)
  if (!shown) return visit.c.notFound()
  const cohort = cohortOf(visit)
  const template = shown.letter.key
  const sent = await sendStepNow(visit.app, readerOf(visit).id, cohort, template)
  if (sent.ok) return goOn(visit, paths.letterText.to({ cohort: cohort.id, template }), 'said.sent')
  return show(visit, <LetterPage visit={visit} shown={shown} problems={sent.problems} />, 422)
}
