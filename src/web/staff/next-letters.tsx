import { sayDay, sayList } from '../../days.ts'
import { wasOver, type Firing } from '../../programme/calendar.ts'
import { letterOf } from '../../programme/guide.ts'
import { paths } from '../paths.ts'
import { cohortOf, tell, type Shared } from '../visit.ts'
import type { Seen } from './glance.tsx'
import { titleOf } from './letters.tsx'

/** The next three things that go out by themselves. */
export function NextLetters({ visit, seen }: { visit: Shared; seen: Seen }) {
  const cohort = cohortOf(visit)
  const { walk, today } = seen
  const coming = walk.firings
    .filter(firing => firing.letter !== null && !walk.fired.has(firing.key))
    .filter(firing => !wasOver(firing, cohort.scheduledOn))
    .slice(0, 3)
  const to = (firing: Firing) =>
    sayList(
      visit.language,
      letterOf(walk.guide, firing.letter ?? '').to.map(role => tell(visit, `roles.${role}`)),
    )
  return (
    <section class="section" id="letters" aria-labelledby="letters-h">
      <h2 id="letters-h">{tell(visit, 'glance.next.title')}</h2>
      {coming.length === 0 ? <p class="empty">{tell(visit, 'glance.next.none')}</p> : null}
      <ul class="plain ledger">
        {coming.map(firing => (
          <li>
            <span class="tag wait">
              {firing.on.equals(today) ? '' : sayDay(visit.language, firing.on, 'short')}
            </span>
            <div>
              <strong>{titleOf(visit, walk.guide, firing.letter ?? '')}</strong>
              <p class="small soft">
                {firing.reminder
                  ? tell(visit, 'glance.next.reminder')
                  : tell(visit, 'glance.next.to', { roles: to(firing) })}
              </p>
            </div>
            <a
              class="button low"
              href={paths.letterText.to({ cohort: cohort.id, template: firing.letter ?? '' })}
            >
              {tell(visit, 'glance.next.read')}
              <span class="unseen"> {titleOf(visit, walk.guide, firing.letter ?? '')}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="small">
        <a href={paths.letters.to({ cohort: cohort.id })}>{tell(visit, 'glance.next.all')}</a>
      </p>
    </section>
  )
}
