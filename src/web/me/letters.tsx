import { createHash } from 'node:crypto'
import { sayMoment } from '../../days.ts'
import { htmlLetter, letterStyle } from '../../programme/letter-sheet.ts'
import { allCohorts, cohortBy } from '../../store/cohorts.ts'
import { letterBy, lettersTo, type Letter } from '../../store/letters.ts'
import { peopleOf, personBy } from '../../store/people.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { paths } from '../paths.ts'
import { cohortOf, dir, numberIn, readerOf, show, tell, zoneOf, type Visit } from '../visit.ts'

function Row({ visit, letter }: { visit: Visit; letter: Letter }) {
  const at = letter.postedAt ?? letter.owedAt
  return (
    <li>
      <span class="tag done">
        <time datetime={at.toString()}>{sayMoment(visit.language, at, zoneOf(visit))}</time>
      </span>
      <div>
        <strong lang={letter.sent?.language} dir="auto">
          {letter.sent?.subject}
        </strong>
      </div>
      <a class="button low" href={paths.letter.to({ letter: letter.id })}>
        {tell(visit, 'mailbox.read')}
        <span class="unseen"> {letter.sent?.subject}</span>
      </a>
    </li>
  )
}

function Mail({ visit, letters }: { visit: Visit; letters: Letter[] }) {
  const readable = letters.filter(letter => letter.sent !== null)
  if (readable.length === 0) return <p class="empty">{tell(visit, 'mailbox.empty')}</p>
  return (
    <ul class="plain ledger dated">
      {readable.map(letter => (
        <Row visit={visit} letter={letter} />
      ))}
    </ul>
  )
}

/** Everything the programme wrote to me in this cohort. */
export async function myLetters(visit: Visit) {
  const letters = await lettersTo(visit.app.db, readerOf(visit).id)
  const here = letters.filter(
    letter => letter.cohort === cohortOf(visit).id && letter.template !== 'digest',
  )
  const title = tell(visit, 'mailbox.my')
  const current = paths.myLetters.to({ cohort: cohortOf(visit).id })
  return show(
    visit,
    <Page visit={visit} title={title} current={current}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'mailbox.my.lead')} />
        <Mail visit={visit} letters={here} />
      </main>
    </Page>,
  )
}

/** In the demo: everybody’s mailbox, with how much is in it. */
export async function mailboxes(visit: Visit) {
  const [cohort] = await allCohorts(visit.app.db)
  const people = cohort ? [...(await peopleOf(visit.app.db, cohort.id)).values()] : []
  const title = tell(visit, 'mailbox.title')
  return show(
    visit,
    <Page visit={visit} title={title}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'mailbox.lead')} />
        <ul class="plain personas">
          {people
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map(person => (
              <li>
                <a class="persona" href={paths.mailbox.to({ person: person.id })}>
                  <bdi>{person.name}</bdi>
                </a>
              </li>
            ))}
        </ul>
      </main>
    </Page>,
  )
}

/** In the demo: the mailbox of one person. */
export async function mailbox(visit: Visit) {
  const person = await personBy(visit.app.db, numberIn(visit, 'person'))
  if (!person) return visit.c.notFound()
  const letters = (await lettersTo(visit.app.db, person.id)).filter(one => one.gatheredIn === null)
  const title = tell(visit, 'mailbox.of', { name: person.name })
  return show(
    visit,
    <Page visit={visit} title={title}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'mailbox.count', { count: letters.length })}>
          <p>
            <a href={paths.mailboxes.to()}>{tell(visit, 'mailbox.title')}</a>
          </p>
        </Opening>
        <Mail visit={visit} letters={letters} />
      </main>
    </Page>,
  )
}

/** One letter as it was sent: its words, why it came, and its sheet as a mail program shows it. */
export async function letterPage(visit: Visit) {
  const letter = await letterBy(visit.app.db, Number(visit.c.req.param('letter')))
  const sent = letter?.sent
  if (!letter || !sent) return visit.c.notFound()
  const at = letter.postedAt ?? letter.owedAt
  const reader = await personBy(visit.app.db, letter.to)
  return show(
    visit,
    <Page visit={visit} title={sent.subject}>
      <main id="main" class="page form-page">
        <article lang={sent.language} dir={dir(sent)}>
          <p class="small soft" lang={visit.language} dir={dir(visit)}>
            <bdi>{reader?.name}</bdi> ·{' '}
            <time datetime={at.toString()}>{sayMoment(visit.language, at, zoneOf(visit))}</time> ·{' '}
            {tell(
              visit,
              `letters.state.${letter.state === 'in doubt' ? 'in-doubt' : letter.state}`,
            )}
          </p>
          <h1>{sent.subject}</h1>
          <div class="letter">
            <Markdown text={sent.body} />
          </div>
        </article>
        <aside class="flow small">
          <h2>{tell(visit, 'mailbox.why')}</h2>
          <p lang={sent.language} dir={dir(sent)}>
            {sent.why}
          </p>
          <p>
            <a href={paths.letterSheet.to({ letter: letter.id })}>{tell(visit, 'mailbox.sheet')}</a>
          </p>
        </aside>
      </main>
    </Page>,
  )
}

const styleHash = createHash('sha256').update(letterStyle).digest('base64')

/** The letter’s own HTML, under a policy that lets its one style in and nothing else. */
export async function letterSheet(visit: Visit) {
  const letter = await letterBy(visit.app.db, Number(visit.c.req.param('letter')))
  if (!letter?.sent) return visit.c.notFound()
  const cohort = letter.cohort === null ? null : await cohortBy(visit.app.db, letter.cohort)
  const organisation = cohort?.organisation ?? visit.house.organisation
  const above = cohort ? `${cohort.name} · ${cohort.meeting.city}` : organisation
  const html = htmlLetter(letter.sent, { above, organisation, fewer: null })
  visit.c.set('policy', `default-src 'none'; style-src 'sha256-${styleHash}'; sandbox allow-popups`)
  return visit.c.html(html)
}
