import { answerSoon } from '../../../actions/matching/answer-proposals.ts'
import { askForPairs } from '../../../actions/matching/ask-for-pairs.ts'
import { sayMoment } from '../../../days.ts'
import type { Problem } from '../../../outcome.ts'
import { readSettings, type Settings } from '../../../programme/proposals/settings.ts'
import { guideOf } from '../../../store/guides.ts'
import { peopleOf } from '../../../store/people.ts'
import { placesOf } from '../../../store/places.ts'
import { proposalsOf, settingsOf, type ProposalLine } from '../../../store/proposals.ts'
import { Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, formOf, goOn, readerOf, show, tell, zoneOf, type Visit } from '../../visit.ts'
import { SettingsForm } from './settings-form.tsx'
import { changeTold, stateTold } from './told.ts'

type LineProps = { visit: Visit; line: ProposalLine; name: (id: number) => string }

function Line({ visit, line, name }: LineProps) {
  const { matched, mentees, total, worst } = line
  const at = { cohort: cohortOf(visit).id, proposal: line.id }
  const known = matched !== null && mentees !== null && total !== null
  return (
    <li>
      <span class={line.publishedAt ? 'tag done' : 'tag wait'}>{stateTold(visit, line)}</span>
      <div>
        <a href={paths.proposal.to(at)}>{sayMoment(visit.language, line.askedAt, zoneOf(visit))}</a>
        <p class="small">
          {tell(visit, `goal.${line.goal}`)} · {changeTold(visit, line.change, name)}
        </p>
        {known ? (
          <p class="small soft">
            {tell(visit, 'matching.line', { matched, mentees, total, worst: worst ?? 0 })}
          </p>
        ) : null}
      </div>
    </li>
  )
}

async function nameOfPlaces(visit: Visit): Promise<(id: number) => string> {
  const { db } = visit.app
  const { id } = cohortOf(visit)
  const [places, people] = await Promise.all([placesOf(db, id), peopleOf(db, id)])
  const names = new Map(places.map(place => [place.id, people.get(place.person)?.name ?? '']))
  return place => names.get(place) ?? ''
}

async function showMatching(visit: Visit, settings: Settings, problems: Problem[]) {
  const cohort = cohortOf(visit)
  const at = { cohort: cohort.id }
  const lines = await proposalsOf(visit.app.db, cohort.id)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const name = await nameOfPlaces(visit)
  const title = tell(visit, 'matching.title')
  const page = (
    <Page matching visit={visit} title={title} current={paths.pairs.to(at)}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <Problems visit={visit} problems={problems} />
            <h1>{title}</h1>
            <p class="lead">{tell(visit, 'matching.lead')}</p>
          </div>
        </section>
        <div class="split">
          <section class="section" aria-labelledby="ask">
            <h2 id="ask">{tell(visit, 'matching.ask')}</h2>
            <SettingsForm visit={visit} guide={guide} settings={settings} />
          </section>
          <section class="section" aria-labelledby="proposals">
            <h2 id="proposals">{tell(visit, 'matching.list')}</h2>
            {lines.length === 0 ? <p class="empty">{tell(visit, 'matching.none')}</p> : null}
            <ul class="plain ledger proposals">
              {lines.map(line => (
                <Line visit={visit} line={line} name={name} />
              ))}
            </ul>
          </section>
        </div>
      </main>
    </Page>
  )
  return show(visit, page, problems.length > 0 ? 422 : 200)
}

/** How pairs are asked for, and every proposal so far. */
export async function matchingPage(visit: Visit) {
  return showMatching(visit, await settingsOf(visit.app.db, cohortOf(visit).id), [])
}

/** Staff ask; for a small cohort the proposal is there at once. */
export async function ask(visit: Visit) {
  const { id, edition } = cohortOf(visit)
  const guide = await guideOf(visit.app.db, edition)
  const settings = readSettings(await formOf(visit), guide)
  const asked = await askForPairs(visit.app, readerOf(visit).id, id, settings)
  if (!asked.ok) return showMatching(visit, settings, asked.problems)
  const { proposal } = asked.value
  await answerSoon(visit.app, proposal)
  return goOn(visit, paths.proposal.to({ cohort: id, proposal }))
}
