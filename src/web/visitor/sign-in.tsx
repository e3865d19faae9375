import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { askToSignIn, signInMinutes } from '../../actions/ask-to-sign-in.ts'
import { endSignIn } from '../../actions/end-sign-in.ts'
import { signIn } from '../../actions/sign-in.ts'
import { digest } from '../../digest.ts'
import type { Problem } from '../../outcome.ts'
import { tokenOpens } from '../../store/sign-ins.ts'
import { cameFrom, cookieName, signInLife } from '../arrive.ts'
import { Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { formOf, goOn, show, tell, type Visit } from '../visit.ts'
import { Personas } from './personas.tsx'

/** Only a way inside this site, never to another. */
export const within = (to: string): string =>
  /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : paths.home.to()

type Entry = { to: string; address: string; problems: Problem[] }

function SignInPage({ visit, entry }: { visit: Visit; entry: Entry }) {
  return (
    <Page visit={visit} title={tell(visit, 'site.sign-in')}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={entry.problems} />
          <h1>{tell(visit, 'sign-in.title')}</h1>
          <p>{tell(visit, 'sign-in.lead')}</p>
          <form class="stack" method="post" action={paths.signIn.to()} novalidate>
            <input type="hidden" name="to" value={entry.to} />
            <TextField
              visit={visit}
              name="address"
              label={tell(visit, 'sign-in.address')}
              type="email"
              autocomplete="email"
              value={entry.address}
              problems={entry.problems}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'sign-in.send')}</button>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

/** The way in: an address. In the demo the personas instead. */
export async function signInPage(visit: Visit) {
  const to = within(visit.c.req.query('to') ?? '')
  if (visit.house.kind === 'demo') return show(visit, await Personas({ visit }))
  return show(visit, <SignInPage visit={visit} entry={{ to, address: '', problems: [] }} />)
}

function SentPage({ visit, to, problems }: { visit: Visit; to: string; problems: Problem[] }) {
  const kept = visit.app.post.kept && visit.house.kind !== 'demo'
  return (
    <Page visit={visit} title={tell(visit, 'sign-in.sent')}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{tell(visit, 'sign-in.sent')}</h1>
          <p>{tell(visit, 'sign-in.sent.lead', { minutes: signInMinutes })}</p>
          {kept ? <p class="notice">{tell(visit, 'sign-in.sent.kept')}</p> : null}
          <form class="stack" method="post" action={paths.signInCode.to()}>
            <input type="hidden" name="to" value={to} />
            <TextField
              visit={visit}
              name="code"
              label={tell(visit, 'sign-in.code')}
              hint={tell(visit, 'sign-in.code.hint')}
              inputmode="numeric"
              autocomplete="one-time-code"
              most={12}
              value=""
              problems={problems}
            />
            <div class="buttons">
              <button class="button">{tell(visit, 'sign-in.enter-code')}</button>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

const guarded = (visit: Visit, seconds: number) => ({
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: visit.app.origin.startsWith('https:'),
  path: '/',
  maxAge: seconds,
})

/** Owes the letter and keeps, on this device, what a code needs. */
export async function signInAsk(visit: Visit) {
  const form = await formOf(visit)
  const to = within(form.text('to'))
  const address = form.text('address')
  const asked = await askToSignIn(visit.app, { address, from: cameFrom(visit.c) })
  if (!asked.ok) {
    const entry = { to, address, problems: asked.problems }
    return show(visit, <SignInPage visit={visit} entry={entry} />, 422)
  }
  setCookie(visit.c, 'asked', asked.value.ask, guarded(visit, signInMinutes * 60))
  return show(visit, <SentPage visit={visit} to={to} problems={[]} />)
}

/** A device by the little its browser says of itself. */
function deviceName(visit: Visit): string {
  const agent = visit.c.req.header('user-agent') ?? ''
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0] ?? ''
  const browser = /Firefox|Edg|OPR|Chrome|Safari/.exec(agent)?.[0] ?? ''
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system]
    .filter(word => word !== '')
    .join(', ')
}

type Key = Parameters<typeof signIn>[1]

/** Signs in and remembers the device; or says what is wrong with the key. */
async function enter(visit: Visit, key: Key) {
  const device = { name: deviceName(visit), from: cameFrom(visit.c) }
  const entered = await signIn(visit.app, key, device)
  if (entered.ok) {
    const seconds = signInLife.days * 24 * 60 * 60
    setCookie(visit.c, cookieName(visit.app), entered.value.secret, guarded(visit, seconds))
    deleteCookie(visit.c, 'asked', { path: '/' })
  }
  return entered
}

export async function signInByCode(visit: Visit) {
  const form = await formOf(visit)
  const to = within(form.text('to'))
  const ask = getCookie(visit.c, 'asked') ?? ''
  const entered = await enter(visit, { ask, code: form.text('code') })
  if (entered.ok) return goOn(visit, to)
  return show(visit, <SentPage visit={visit} to={to} problems={entered.problems} />, 422)
}

function LinkPage({ visit, opens }: { visit: Visit; opens: boolean }) {
  const title = tell(visit, opens ? 'sign-in.button.title' : 'sign-in.old.title')
  return (
    <Page visit={visit} title={title}>
      <main id="main" class="page">
        <Opening
          title={title}
          lead={
            opens
              ? tell(visit, 'sign-in.button.lead')
              : tell(visit, 'sign-in.old.lead', { minutes: signInMinutes })
          }
        >
          {opens ? (
            <form method="post" class="buttons">
              <button class="button first">{tell(visit, 'sign-in.button')}</button>
            </form>
          ) : (
            <div class="buttons">
              <a class="button first" href={paths.signIn.to()}>
                {tell(visit, 'sign-in.again')}
              </a>
            </div>
          )}
        </Opening>
      </main>
    </Page>
  )
}

/** The link of a letter. Opening it shows a button, so that a mail scanner uses nothing up. */
export async function signInLink(visit: Visit) {
  const token = visit.c.req.param('token') ?? ''
  const opens = await tokenOpens(visit.app.db, digest(token), visit.app.wallNow())
  return show(visit, <LinkPage visit={visit} opens={opens} />, opens ? 200 : 404)
}

export async function signInByLink(visit: Visit) {
  const entered = await enter(visit, { token: visit.c.req.param('token') ?? '' })
  if (entered.ok) return goOn(visit, paths.home.to())
  return show(visit, <LinkPage visit={visit} opens={false} />, 422)
}

export async function signOut(visit: Visit) {
  const { who, signInId, app } = visit
  if (who.person !== null && signInId !== null) {
    await endSignIn(app, who.person, signInId)
  }
  deleteCookie(visit.c, cookieName(app), { path: '/', secure: app.origin.startsWith('https:') })
  return goOn(visit, paths.home.to())
}

/** In the demo one may be anybody: no letter, no key. */
export async function rememberDevice(visit: Visit, secret: string) {
  const seconds = signInLife.days * 24 * 60 * 60
  setCookie(visit.c, cookieName(visit.app), secret, guarded(visit, seconds))
}
