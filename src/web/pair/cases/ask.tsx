import { askForHelp, canBeReported } from '../../../actions/cases/ask-for-help.ts'
import { sayDay } from '../../../days.ts'
import {
  addressees,
  byNeed,
  caseAbouts,
  partIn,
  type Addressee,
  type CaseAbout,
  type HelpCase,
} from '../../../programme/help.ts'
import type { Walk } from '../../../programme/journey.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { casesOf, ombudspersonOf, thirdsIn } from '../../../store/cases.ts'
import { pairsOf } from '../../../store/places.ts'
import { walkOf } from '../../../store/walks.ts'
import { Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, formOf, goOn, ownPlace, show, tell, type Visit } from '../../visit.ts'
import { Help } from '../help.tsx'
import { AskForm, type Written } from './ask-form.tsx'
import { caseTitle, CaseState } from './case-line.tsx'

const isAbout = (text: string): text is CaseAbout => caseAbouts.some(about => about === text)
const isAddressee = (text: string): text is Addressee => addressees.some(to => to === text)

/** What there is to choose from first: what it is about. */
function Abouts({ visit, paired }: { visit: Visit; paired: boolean }) {
  const to = paths.help.to({ cohort: cohortOf(visit).id })
  return (
    <ul class="plain stack">
      {caseAbouts
        .filter(about => paired || about !== 'relation')
        .map(about => (
          <li>
            <a class="button" href={`${to}?about=${about}`}>
              {tell(visit, `help.about.${about}`)}
            </a>
            <p class="small soft">{tell(visit, `help.about.${about}.hint`)}</p>
          </li>
        ))}
    </ul>
  )
}

type MineProps = { visit: Visit; walk: Walk; cases: HelpCase[] }

/** Where she asked, and where her partner did and told her so. */
function Mine({ visit, walk, cases }: MineProps) {
  if (cases.length === 0) return null
  const { meeting } = cohortOf(visit)
  return (
    <section class="section" aria-labelledby="mine">
      <h2 id="mine">{tell(visit, 'help.mine')}</h2>
      <ul class="plain ledger">
        {cases.map(one => {
          const day = sayDay(visit.language, dayAtMeeting(meeting, one.openedAt))
          const name = walk.people.get(one.by.person)?.name ?? '–'
          return (
            <li>
              <CaseState visit={visit} one={one} />
              <div>
                <a href={paths.helpCase.to({ cohort: one.cohort, case: one.id })}>
                  {caseTitle(visit, walk.guide, one)}
                </a>
                <p class="small soft">
                  {one.by.person === visit.reader?.id
                    ? tell(visit, 'help.since', { day })
                    : tell(visit, 'help.since-other', { day, name })}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

async function showAsk(visit: Visit, about: CaseAbout | null, given?: Written) {
  const cohort = cohortOf(visit)
  const own = ownPlace(visit)
  if (!own) return visit.c.notFound()
  const { db } = visit.app
  const [walk, thirds, reportable, ombudsperson, all] = await Promise.all([
    walkOf(db, cohort),
    thirdsIn(db, cohort.id),
    canBeReported(db, own),
    ombudspersonOf(db, cohort.id),
    casesOf(db, cohort.id),
  ])
  const cases = byNeed(
    all.filter(one => ['asker', 'partner'].includes(partIn(visit.who, one) ?? '')),
  )
  const written = given ?? {
    group: own.groups[0] ?? '',
    pair: '',
    person: '',
    confidential: about === 'relation',
    to: about === 'topic' ? 'policy-staff' : 'programme-staff',
    words: '',
    problems: [],
  }
  const pairs = walk.pairsOf.get(own.id) ?? []
  const third = pairs.flatMap(pair => thirds.get(pair.id) ?? [])
  const asking = { visit, walk, own, third, pairs, reportable, ombudsperson, written }
  const title = tell(visit, 'help.title')
  const page = (
    <Page visit={visit} title={title} current={paths.help.to({ cohort: cohort.id })}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={written.problems} />
          <h1>{about ? tell(visit, `help.about.${about}`) : title}</h1>
          <div class="stack">
            <p>{tell(visit, 'help.lead')}</p>
            {about ? (
              <AskForm {...asking} about={about} />
            ) : (
              <Abouts visit={visit} paired={pairs.length > 0} />
            )}
            <Mine visit={visit} walk={walk} cases={cases} />
          </div>
        </div>
        <aside class="stack">
          <Help visit={visit} walk={walk} place={own} asks={false} />
        </aside>
      </main>
    </Page>
  )
  return show(visit, page, written.problems.length > 0 ? 422 : 200)
}

/** Who is there to help, and where to ask for it (R22, R56). */
export function askPage(visit: Visit) {
  const about = visit.c.req.query('about') ?? ''
  return showAsk(visit, isAbout(about) ? about : null)
}

/** The pair a case is about: the one chosen, or the only one there is. */
async function pairIn(visit: Visit, about: CaseAbout, chosen: number | null) {
  if (about === 'person') return null
  const own = ownPlace(visit)
  const pairs = await pairsOf(visit.app.db, cohortOf(visit).id, own?.id ?? 0)
  const [only] = pairs
  return chosen ?? (only && pairs.length === 1 ? only.id : null)
}

export async function sendAsk(visit: Visit) {
  const form = await formOf(visit)
  const own = ownPlace(visit)
  const about = form.text('about')
  if (!own || !isAbout(about)) return showAsk(visit, null)
  const confidential = about === 'person' || form.all('confidential').includes('yes')
  const [group, person, pair] = [form.text('group'), form.text('person'), form.text('pair')]
  const [words, to] = [form.text('words'), form.text('to')]
  const asked = {
    about,
    group: about === 'topic' && group !== '' ? group : null,
    pair: await pairIn(visit, about, pair === '' ? null : (form.number('pair') ?? 0)),
    reported: about === 'person' && person !== '' ? (form.number('person') ?? 0) : null,
    confidential,
    to: isAddressee(to) ? to : about === 'topic' ? 'policy-staff' : 'programme-staff',
    words,
  } as const
  const opened = await askForHelp(visit.app, own, asked)
  if (opened.ok) {
    const to = paths.helpCase.to({ cohort: own.cohort, case: opened.value.case })
    return goOn(visit, to, 'said.asked-for-help')
  }
  const { problems } = opened
  return showAsk(visit, about, { group, pair, person, confidential, to, words, problems })
}
