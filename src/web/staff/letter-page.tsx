import { sayDay, sayMoment } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { isHeld } from '../../programme/calendar.ts'
import { languages, say } from '../../words.ts'
import { LongField, Problems, SelectField, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { paths } from '../paths.ts'
import { cohortOf, dir, tell, zoneOf, type Visit } from '../visit.ts'
import { subjectOf } from './letters.tsx'
import type { Shown } from './letter-shown.ts'

/** To whom it goes, said as it is: whose turn a step will be on a day nobody knows before. */
function audience(visit: Visit, { firing, firedOn, today: count }: Shown): string {
  if (firedOn) {
    return tell(visit, 'letters.went-out', { day: sayDay(visit.language, firedOn, 'weekday') })
  }
  if (!firing) return tell(visit, 'letters.recipients.no-day')
  return tell(visit, firing.reminder ? 'letters.recipients.turn' : 'letters.recipients', { count })
}

function Preview({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { preview, reader, readers, language, letter } = shown
  const at = { cohort: cohortOf(visit).id, template: letter.key }
  return (
    <section class="section flow" aria-labelledby="reads">
      <h2 id="reads">{tell(visit, 'letters.preview')}</h2>
      <p class="small soft">{audience(visit, shown)}</p>
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
  const { firing, firedOn, letter } = shown
  if (!firing || firedOn) return null
  const cohort = cohortOf(visit)
  const held = cohort.changes.some(one => one.step === firing.key && one.held)
  const waits = firing.reminder && !held && isHeld(firing, cohort.changes)
  const at = { cohort: cohort.id, template: letter.key }
  return (
    <section class="section flow" aria-labelledby="when">
      <h2 id="when">{sayDay(visit.language, firing.on, 'full')}</h2>
      {waits ? (
        <p class="small">
          <a href={paths.step.to({ cohort: cohort.id, step: firing.step.key })}>
            {tell(visit, 'letters.held-with-step')}
          </a>
        </p>
      ) : (
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

/** What stands beside a letter: that it is held, that it waits for an address, or how far it is. */
function stateOf({ held, waitsForAddress, state }: Shown['posted'][number]) {
  if (held) return 'letters.state.held'
  if (waitsForAddress) return 'comes-back.state'
  return `letters.state.${state === 'in doubt' ? 'in-doubt' : state}` as const
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
            <span class={one.state === 'posted' || one.state === 'kept' ? 'tag done' : 'tag wait'}>
              {tell(visit, stateOf(one))}
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

export function LetterPage({
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
