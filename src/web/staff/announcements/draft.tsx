import type { Problem } from '../../../outcome.ts'
import { bracesForAll, mostOf, type Announcement } from '../../../programme/announcements.ts'
import type { Place } from '../../../programme/cohort.ts'
import type { FilledLetter } from '../../../programme/letter-sheet.ts'
import type { Person } from '../../../programme/person.ts'
import { languages, say, type Language } from '../../../words.ts'
import { ChoiceField, LongField, Problems, SelectField, TextField } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { Markdown } from '../../parts/markdown.tsx'
import { paths } from '../../paths.ts'
import { dir, tell, type Visit } from '../../visit.ts'

/** A letter that is begun, as its page shows it. */
export type DraftShown = {
  draft: Announcement
  /** Those who would get it now, and how many who were ticked no longer would. */
  readers: { place: Place; person: Person }[]
  noLonger: number
  leftOut: number
  reader: Person | null
  preview: FilledLetter | null
}

type Props = DraftShown & { visit: Visit; problems: Problem[] }

/** The languages to write in, the reader’s own first. */
const inOrder = (visit: Visit): Language[] => [
  visit.language,
  ...languages.filter(language => language !== visit.language),
]

function Version({ visit, draft, problems, language }: Props & { language: Language }) {
  const { subject, body } = draft.words[language] ?? { subject: '', body: '' }
  const name = say(language, 'site.language-name')
  const fields = (
    <>
      <TextField
        visit={visit}
        name={`subject-${language}`}
        label={tell(visit, 'announcements.subject')}
        value={subject}
        most={mostOf.subject}
        problems={problems}
      />
      <LongField
        visit={visit}
        name={`body-${language}`}
        label={tell(visit, 'announcements.body')}
        value={body}
        rows={12}
        most={mostOf.body}
        problems={problems}
      />
    </>
  )
  const isWrong = problems.some(({ field }) => field?.endsWith(`-${language}`))
  const isOpen = language === visit.language || subject !== '' || body !== '' || isWrong
  return (
    <details open={isOpen}>
      <summary>{tell(visit, 'announcements.in', { language: name })}</summary>
      <div class="stack">{fields}</div>
    </details>
  )
}

function Essential({ visit, draft, leftOut }: Props) {
  return (
    <ChoiceField
      visit={visit}
      name="essential"
      kind="checkbox"
      label={tell(visit, 'announcements.essential')}
      hint={tell(visit, 'announcements.left-out', { count: leftOut })}
      values={draft.essential ? ['yes'] : []}
      options={[
        {
          value: 'yes',
          label: tell(visit, 'announcements.essential.yes'),
          hint: tell(visit, 'announcements.essential.hint'),
        },
      ]}
    />
  )
}

/** How it reads for one of them, and only then the button that sends it. */
function Preview({ visit, draft, readers, leftOut, preview }: Props) {
  if (!preview) return null
  const count = readers.length - (draft.essential ? 0 : leftOut)
  return (
    <section class="flow" id="reads" aria-labelledby="reads-h">
      <h2 id="reads-h">{tell(visit, 'announcements.reads')}</h2>
      <article class="card set" lang={preview.language} dir={dir(preview)}>
        <h3>{preview.subject}</h3>
        <div class="letter">
          <Markdown text={preview.body} />
        </div>
        <p class="small soft">{preview.why}</p>
      </article>
      <p class="small soft">{tell(visit, 'announcements.send.lead')}</p>
      <div class="buttons">
        <button class="button first" name="do" value="send">
          {tell(visit, 'announcements.send', { count })}
        </button>
        <button class="button" name="do" value="test">
          {tell(visit, 'announcements.test')}
        </button>
      </div>
    </section>
  )
}

/** All in one form, so that whichever button is pressed, nothing that was typed is lost. */
function Write(props: Props) {
  const { visit, draft, readers, reader } = props
  const at = { cohort: draft.cohort, announcement: draft.id }
  const braces = bracesForAll.map(name => `{${name}}`).join(' ')
  return (
    <form class="stack" method="post" action={paths.announcement.to(at)} novalidate>
      <p class="small soft">
        {tell(visit, 'announcements.languages')} {tell(visit, 'announcements.braces', { braces })}
      </p>
      {inOrder(visit).map(language => (
        <Version {...props} language={language} />
      ))}
      <Essential {...props} />
      <SelectField
        visit={visit}
        name="reader"
        label={tell(visit, 'announcements.reader')}
        value={String(reader?.id ?? '')}
        options={readers.map(({ person }) => ({ value: String(person.id), label: person.name }))}
      />
      <div class="buttons">
        <button class={props.preview ? 'button' : 'button first'} name="do" value="keep">
          {tell(visit, 'announcements.keep')}
        </button>
        <button class="button quiet" name="do" value="whom">
          {tell(visit, 'announcements.others')}
        </button>
      </div>
      <Preview {...props} />
    </form>
  )
}

export function DraftPage(props: Props) {
  const { visit, draft, readers, noLonger, problems } = props
  const title = tell(visit, 'announcements.draft.title', { count: readers.length })
  const at = { cohort: draft.cohort, announcement: draft.id }
  return (
    <Page visit={visit} title={title} current={paths.letters.to({ cohort: draft.cohort })}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <Write {...props} />
        </div>
        <aside class="flow" aria-labelledby="to">
          <h2 id="to">{tell(visit, 'announcements.to')}</h2>
          <details open={readers.length <= 12}>
            <summary>{tell(visit, 'announcements.to.names', { count: readers.length })}</summary>
            <ul class="plain">
              {readers.map(({ person }) => (
                <li>
                  <bdi>{person.name}</bdi>
                </li>
              ))}
            </ul>
          </details>
          {noLonger > 0 ? (
            <p class="small">{tell(visit, 'announcements.no-longer', { count: noLonger })}</p>
          ) : null}
          <form method="post" action={paths.announcement.to(at)}>
            <button class="button low quiet" name="do" value="drop">
              {tell(visit, 'announcements.drop')}
            </button>
          </form>
        </aside>
      </main>
    </Page>
  )
}
