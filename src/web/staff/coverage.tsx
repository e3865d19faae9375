import { sayLanguage } from '../../days.ts'
import { told } from '../../programme/told.ts'
import { tell, type Shared } from '../visit.ts'
import type { Seen } from './glance.tsx'

type Bar = { name: string; filled: number; outlined: number }

const wide = (count: number, most: number) => (most === 0 ? 0 : Math.round((count / most) * 98))

function Bars({ visit, caption, bars }: { visit: Shared; caption: string; bars: Bar[] }) {
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
export function Coverage({ visit, seen }: { visit: Shared; seen: Seen }) {
  const { stands, regions, languages } = seen.glance
  if (stands.length === 0) return null
  const named = (key: string) => {
    const region = seen.walk.guide.regions.find(region => region.key === key)
    return region ? told(region.name, visit.language) : key
  }
  const bar = (name: string, { mentees, mentors }: { mentees: number; mentors: number }) => ({
    name,
    filled: mentees,
    outlined: mentors,
  })
  return (
    <section class="section flow" aria-labelledby="coverage">
      <h2 id="coverage">{tell(visit, 'people.coverage')}</h2>
      <Bars
        visit={visit}
        caption={tell(visit, 'people.coverage.region')}
        bars={regions.map(one => bar(named(one.key), one))}
      />
      <Bars
        visit={visit}
        caption={tell(visit, 'people.coverage.language')}
        bars={languages.map(one => bar(sayLanguage(visit.language, one.key), one))}
      />
    </section>
  )
}
