import { endSignIn } from '../../actions/end-sign-in.ts'
import { leaveForGood } from '../../actions/keep-profile.ts'
import { sayMoment, sayZone } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { signInsOf } from '../../store/sign-ins.ts'
import { everythingAbout } from '../../store/exports.ts'
import { Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { goOn, numberIn, readerOf, show, tell, zoneOf, type Visit } from '../visit.ts'

/** Where I am signed in, each to be signed out. */
export async function devicesPage(visit: Visit) {
  const signIns = await signInsOf(visit.app.db, readerOf(visit).id)
  const zone = zoneOf(visit)
  return show(
    visit,
    <Page visit={visit} title={tell(visit, 'me.devices')}>
      <main id="main" class="page">
        <Opening title={tell(visit, 'me.devices')} lead={tell(visit, 'me.devices.lead')}>
          <p class="small soft">{tell(visit, 'site.clock', { city: sayZone(zone) })}</p>
        </Opening>
        <ul class="plain ledger">
          {signIns.map(signIn => (
            <li>
              <span class={signIn.id === visit.signInId ? 'tag done' : 'tag'}>
                {signIn.id === visit.signInId ? tell(visit, 'me.devices.this') : ''}
              </span>
              <div>
                <strong>{signIn.device || tell(visit, 'me.devices.unknown')}</strong>
                <p class="small soft">
                  {tell(visit, 'me.devices.seen', {
                    when: sayMoment(visit.language, signIn.seenAt, zone),
                  })}
                </p>
              </div>
              <form method="post" action={paths.device.to({ device: signIn.id })}>
                <button class="button low">{tell(visit, 'me.devices.end')}</button>
              </form>
            </li>
          ))}
        </ul>
      </main>
    </Page>,
  )
}

/** Signs one of my devices out. Somebody else’s is not there. */
export async function endDevice(visit: Visit) {
  const ended = await endSignIn(visit.app, readerOf(visit).id, numberIn(visit, 'device'))
  if (!ended.ok) return visit.c.notFound()
  return goOn(visit, paths.devices.to(), 'said.signed-out')
}

/** Everything kept about me, as one file. */
export async function myData(visit: Visit) {
  const everything = await everythingAbout(visit.app.db, readerOf(visit).id)
  visit.c.header('Content-Disposition', 'attachment; filename="wayfellow-my-data.json"')
  return visit.c.json(everything)
}

function LeavePage({ visit, problems }: { visit: Visit; problems: Problem[] }) {
  return (
    <Page visit={visit} title={tell(visit, 'me.leave.title')}>
      <main id="main" class="page">
        <Problems visit={visit} problems={problems} />
        <Opening title={tell(visit, 'me.leave.title')} lead={tell(visit, 'me.leave.lead')}>
          <form method="post" action={paths.leave.to()} class="buttons">
            <button class="button first">{tell(visit, 'me.leave.confirm')}</button>
            <a class="button" href={paths.me.to()}>
              {tell(visit, 'form.cancel')}
            </a>
          </form>
        </Opening>
      </main>
    </Page>
  )
}

/** Before leaving for good: what it means. */
export const leavePage = (visit: Visit) => show(visit, <LeavePage visit={visit} problems={[]} />)

export async function leave(visit: Visit) {
  const left = await leaveForGood(visit.app, readerOf(visit).id, '–')
  if (!left.ok) return show(visit, <LeavePage visit={visit} problems={left.problems} />, 422)
  return goOn(visit, paths.home.to())
}
