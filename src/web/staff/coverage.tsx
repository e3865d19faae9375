import { sayLanguage } from '../../days.ts'
import { regionOf } from '../../programme/guide.ts'
import type { Person } from '../../programme/person.ts'
import { told } from '../../programme/told.ts'
import { tell, type Visit } from '../visit.ts'
import type { Seen } from './glance.tsx'

type Bar = { name: string; filled: number; outlined: number }

const wide = (count: number, most: number) => (most === 0 ? 0 : Math.round((count / most) * 98))

function Bars({ visit, caption, bars }: { visit: Visit; caption: string; bars: Bar[] }) {
  const most = Math.max(0, ...bars.flatMap(bar => [bar.filled, bar.outlined]))
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <tbody>
        {bars.map(bar => (
          <tr>
            <th scope="row">{bar.name}</th>
            <td class="draw">
              <svg
                viewBox="0 0 100 24"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect y="2" width={wide(bar.filled, most)} height="9" class="fsea" />
                <rect
                  y="13.5"
                  x=".4"
                  width={wide(bar.outlined, most)}
                  height="7.5"
                  class="none sea"
                  stroke-width="1.5"
                  vector-effect="non-scaling-stroke"
                />
              </svg>
            </td>
            <td class="num">
              {tell(visit, 'people.coverage.counts', {
                mentees: bar.filled,
                mentors: bar.outlined,
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** By region and by language: how many mentees, how many mentors (R7, R8, M4). */
export function Coverage({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { guide } = seen.walk
  const of = (role: string): Person[] =>
    seen.glance.stands
      .filter(({ place }) => place.role === role)
      .map(({ place }) => seen.people.get(place.person))
      .filter(person => person !== undefined)
  const mentees = of('mentee')
  const mentors = of('mentor')
  if (mentees.length + mentors.length === 0) return null
  const inRegion = (key: string) => (person: Person) => regionOf(guide, person.country)?.key === key
  const regions = guide.regions.map(region => ({
    name: told(region.name, visit.language),
    filled: mentees.filter(inRegion(region.key)).length,
    outlined: mentors.filter(inRegion(region.key)).length,
  }))
  const speaks = (tag: string) => (person: Person) =>
    person.spoken.some(spoken => spoken.language === tag)
  const tags = new Set([...mentees, ...mentors].flatMap(p => p.spoken.map(s => s.language)))
  const languages = [...tags]
    .map(tag => ({
      name: sayLanguage(visit.language, tag),
      filled: mentees.filter(speaks(tag)).length,
      outlined: mentors.filter(speaks(tag)).length,
    }))
    .sort((a, b) => b.filled + b.outlined - (a.filled + a.outlined))
    .slice(0, 8)
  return (
    <section class="section flow" aria-labelledby="coverage">
      <h2 id="coverage">{tell(visit, 'people.coverage')}</h2>
      <Bars visit={visit} caption={tell(visit, 'people.coverage.region')} bars={regions} />
      <Bars visit={visit} caption={tell(visit, 'people.coverage.language')} bars={languages} />
    </section>
  )
}
