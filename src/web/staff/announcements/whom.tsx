import { knownOfAll } from '../../../actions/announcements/known-of-all.ts'
import {
  beginAnnouncement,
  chooseWhom,
  type Chosen,
} from '../../../actions/announcements/write-announcement.ts'
import type { Problem } from '../../../outcome.ts'
import type { Announcement } from '../../../programme/announcements.ts'
import {
  isDays,
  peopleLike,
  readWhom,
  type KnownOfAll,
  type Whom,
} from '../../../programme/whom.ts'
import { announcementIn } from '../../../store/announcements.ts'
import { Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, formOf, goOn, numberIn, readerOf, show, tell, type Visit } from '../../visit.ts'
import { Filter, Names } from './choosing.tsx'
import { AnnouncementList, announcementLines } from './list.tsx'

/** Whom the page shows, who of them is ticked, and for which draft; a new letter has none yet. */
type Shown = {
  known: KnownOfAll
  whom: Whom
  ticked: (place: number) => boolean
  draft: Announcement | null
  problems: Problem[]
}

const addressFor = (visit: Visit, draft: Announcement | null): string => {
  const cohort = cohortOf(visit).id
  return draft
    ? paths.announcementWhom.to({ cohort, announcement: draft.id })
    : paths.announcements.to({ cohort })
}

async function showWhom(visit: Visit, shown: Shown) {
  const { known, whom, ticked, draft, problems } = shown
  const found = peopleLike(whom, known)
  const to = addressFor(visit, draft)
  const title = tell(visit, 'announcements.title')
  const lines = draft ? [] : await announcementLines(visit, 50)
  const current = paths.letters.to({ cohort: cohortOf(visit).id })
  const button = tell(visit, draft ? 'announcements.choose' : 'announcements.begin')
  const page = (
    <Page visit={visit} title={title} current={current}>
      <main id="main" class="page form-page">
        <div class="flow">
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'announcements.lead')}</p>
          <div class="stack">
            <Filter {...{ visit, known, whom, to, problems }} />
            {problems.some(({ field }) => field === 'days') ? null : (
              <section class="section" aria-labelledby="found">
                <h2 id="found">{tell(visit, 'announcements.found', { count: found.length })}</h2>
                {found.length === 0 ? (
                  <p class="empty">{tell(visit, 'announcements.found.none')}</p>
                ) : (
                  <Names {...{ visit, known, whom, found, ticked, to, button, problems }} />
                )}
              </section>
            )}
          </div>
        </div>
        {draft ? null : (
          <aside aria-labelledby="written">
            <h2 id="written">{tell(visit, 'announcements.back')}</h2>
            <AnnouncementList visit={visit} lines={lines} />
          </aside>
        )}
      </main>
    </Page>
  )
  return show(visit, page, problems.length > 0 ? 422 : 200)
}

const asked = (visit: Visit, known: KnownOfAll): Whom =>
  readWhom(name => visit.c.req.queries(name) ?? [], known.walk.guide)

/** What is wrong about whom the address asks for: days that are no number of days. */
function faultsAsked(visit: Visit): Problem[] {
  const days = (visit.c.req.query('days') ?? '').trim()
  return days === '' || isDays(days) ? [] : [{ key: 'announcements.problem.days', field: 'days' }]
}

/** Whom staff write to: everybody who is like that, by name. */
export async function announcementsPage(visit: Visit) {
  const known = await knownOfAll(visit.app, cohortOf(visit))
  const whom = asked(visit, known)
  return showWhom(visit, {
    known,
    whom,
    ticked: () => true,
    draft: null,
    problems: faultsAsked(visit),
  })
}

/** What a form chose: whom it asked for, and who of those is ticked. */
async function chosenIn(visit: Visit, known: KnownOfAll): Promise<Chosen> {
  const form = await formOf(visit)
  const whom = readWhom(name => form.all(name), known.walk.guide)
  const ticks = new Set(form.all('place'))
  const places = peopleLike(whom, known).map(place => place.id)
  return { whom, places: places.filter(id => ticks.has(String(id))) }
}

/** The choice again, with what is wrong about it. */
function chooseAgain(visit: Visit, { whom, places }: Chosen, rest: Omit<Shown, 'whom' | 'ticked'>) {
  const ticked = (place: number) => places.includes(place)
  return showWhom(visit, { ...rest, whom, ticked })
}

/** Begins to write to those who are ticked. */
export async function beginWriting(visit: Visit) {
  const cohort = cohortOf(visit)
  const known = await knownOfAll(visit.app, cohort)
  const chosen = await chosenIn(visit, known)
  const begun = await beginAnnouncement(visit.app, readerOf(visit).id, cohort.id, chosen)
  if (begun.ok) return goOn(visit, paths.announcement.to({ cohort: cohort.id, ...begun.value }))
  return chooseAgain(visit, chosen, { known, draft: null, problems: begun.problems })
}

async function draftIn(visit: Visit): Promise<Announcement | null> {
  const id = numberIn(visit, 'announcement')
  const one = await announcementIn(visit.app.db, cohortOf(visit).id, id)
  return one?.sentAt === null ? one : null
}

/** Others for a letter that is begun: first those it has, then whomever the address asks for. */
export async function otherPeoplePage(visit: Visit) {
  const draft = await draftIn(visit)
  if (!draft) return visit.c.notFound()
  const known = await knownOfAll(visit.app, cohortOf(visit))
  const isAsked = Object.keys(visit.c.req.query()).some(name => name !== 'said')
  const whom = isAsked ? asked(visit, known) : draft.whom
  const ticked = (place: number) => isAsked || draft.places.includes(place)
  return showWhom(visit, { known, whom, ticked, draft, problems: faultsAsked(visit) })
}

export async function keepOtherPeople(visit: Visit) {
  const draft = await draftIn(visit)
  if (!draft) return visit.c.notFound()
  const known = await knownOfAll(visit.app, cohortOf(visit))
  const chosen = await chosenIn(visit, known)
  const kept = await chooseWhom(visit.app, draft, chosen)
  const at = { cohort: draft.cohort, announcement: draft.id }
  if (kept.ok) return goOn(visit, paths.announcement.to(at), 'said.kept')
  return chooseAgain(visit, chosen, { known, draft, problems: kept.problems })
}
