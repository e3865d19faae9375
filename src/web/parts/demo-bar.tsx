import { sayMoment, sayZone } from '../../days.ts'
import { paths } from '../paths.ts'
import { tell, zoneOf, type Visit } from '../visit.ts'

/** In the demo, and only there: whose eyes one looks through, what day it is, and later days. */
export function DemoBar({ visit }: { visit: Visit }) {
  const now = visit.app.now()
  const zone = visit.cohort?.meeting.zone ?? zoneOf(visit)
  return (
    <aside class="demo-bar" aria-label={tell(visit, 'demo.bar')}>
      <div class="page">
        <p>
          <strong>{tell(visit, 'demo.made-up')}</strong>{' '}
          <time datetime={now.toString()}>
            {tell(visit, 'demo.clock', {
              moment: sayMoment(visit.language, now, zone),
              city: visit.city || sayZone(zone),
            })}
          </time>
        </p>
        <form method="post" action={paths.clock.to()} class="buttons">
          <input type="hidden" name="to" value={visit.readAt} />
          <button class="button low" name="move" value="day">
            {tell(visit, 'demo.day')}
          </button>
          <button class="button low" name="move" value="week">
            {tell(visit, 'demo.week')}
          </button>
          <button class="button low" name="move" value="step">
            {tell(visit, 'demo.step')}
          </button>
        </form>
        <ul class="menu">
          <li>
            <a href={paths.signIn.to()}>{tell(visit, 'demo.personas')}</a>
          </li>
          <li>
            <a href={paths.mailboxes.to()}>{tell(visit, 'demo.mailboxes')}</a>
          </li>
        </ul>
      </div>
    </aside>
  )
}
