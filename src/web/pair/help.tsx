import { sayList, sayRow } from '../../days.ts'
import type { Place } from '../../programme/cohort.ts'
import type { Walk } from '../../programme/journey.ts'
import { told } from '../../programme/told.ts'
import { thirdsIn } from '../../store/cases.ts'
import { paths } from '../paths.ts'
import { cohortOf, tell, type Visit } from '../visit.ts'

type Props = { visit: Visit; walk: Walk; place: Place; asks?: boolean }

/**
 * Those who are there to help: who runs the programme, who looks after the reader’s groups, and whom
 * her pairs have beside them.
 */
function helpersOf(
  { walk, place }: Pick<Props, 'walk' | 'place'>,
  thirds: ReadonlyMap<number, number>,
): Place[] {
  const others = [...walk.places.values()].filter(one => one.id !== place.id)
  const here = others.filter(one => one.leftAt === null)
  const beside = new Set(walk.pairsOf.get(place.id)?.map(pair => thirds.get(pair.id)))
  const near = (one: Place) =>
    beside.has(one.id) || one.groups.some(group => place.groups.includes(group))
  return [
    ...here.filter(one => one.role === 'policy-staff' && near(one)),
    ...here.filter(one => one.role === 'programme-staff'),
  ]
}

/** Who to ask, by name, for what, and how to reach them (R22). */
export async function Help({ visit, walk, place, asks = true }: Props) {
  const { guide } = walk
  const thirds = await thirdsIn(visit.app.db, place.cohort)
  const paired = walk.pairsOf.has(place.id)
  const walks = place.role === 'mentor' || place.role === 'mentee'
  const isHers = walks && place.person === visit.reader?.id
  const acronym = (key: string) => guide.groups.find(one => one.key === key)?.acronym ?? key
  return (
    <section class="section" id="help" aria-labelledby="help-h">
      <h2 id="help-h">{tell(visit, 'journey.help.title')}</h2>
      <div class="flow small">
        <p>{tell(visit, paired ? 'journey.help.lead' : 'journey.help.lead.alone')}</p>
        <dl class="facts">
          {helpersOf({ walk, place }, thirds).map(one => {
            const person = walk.people.get(one.person)
            const groups = sayList(visit.language, one.groups.map(acronym))
            return person ? (
              <>
                <dt>
                  {sayRow(
                    visit.language,
                    [told(guide.roles[one.role], visit.language), groups].filter(Boolean),
                  )}
                </dt>
                <dd>
                  <a href={`mailto:${person.address}`}>
                    <bdi>{person.name}</bdi>
                  </a>
                </dd>
              </>
            ) : null
          })}
        </dl>
        <div class="buttons">
          {asks && isHers ? (
            <a class="button" href={paths.help.to({ cohort: place.cohort })}>
              {tell(visit, 'help.link')}
            </a>
          ) : null}
          <a class="button" href={`mailto:${cohortOf(visit).address}`}>
            {tell(visit, 'journey.help.write')}
          </a>
        </div>
      </div>
    </section>
  )
}
