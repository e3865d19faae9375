import { tell, type Shared } from '../visit.ts'
import type { Seen } from './glance.tsx'

/** Travel, registration and visa over everybody: how many are settled, waiting, late (N8). */
export function Papers({ visit, seen }: { visit: Shared; seen: Seen }) {
  return (
    <section class="section" aria-labelledby="papers">
      <h2 id="papers">{tell(visit, 'glance.checklist.title')}</h2>
      <div class="scroll" tabindex={0} role="region" aria-labelledby="papers">
        <table>
          <thead>
            <tr>
              <th scope="col">{tell(visit, 'glance.checklist.what')}</th>
              <th scope="col" class="num">
                {tell(visit, 'glance.checklist.done')}
              </th>
              <th scope="col" class="num">
                {tell(visit, 'glance.checklist.waiting')}
              </th>
              <th scope="col" class="num">
                {tell(visit, 'glance.checklist.open')}
              </th>
              <th scope="col" class="num">
                {tell(visit, 'glance.checklist.overdue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {seen.glance.entries.map(entry => (
              <tr>
                <th scope="row">{entry.title}</th>
                <td class="num">{entry.settled}</td>
                <td class="num">{entry.waiting}</td>
                <td class="num">{entry.open}</td>
                <td class="num">{entry.overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
