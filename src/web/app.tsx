import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import type { App } from '../app.ts'
import { asText } from '../digest.ts'
import { may } from '../programme/may.ts'
import { arrive, languageAsked } from './arrive.ts'
import { paths } from './paths.ts'
import { pages } from './pages.ts'
import { Apology, notHere, BareApology } from './parts/apology.tsx'
import { asDocument } from './parts/document.ts'
import { nearestReadable, type Route } from './routes.ts'
import { show, type Visit } from './visit.ts'

type Env = { Variables: { secureHeadersNonce?: string; cameFrom: string; policy?: string } }

const guardedHeaders = (app: App) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'", NONCE],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      fontSrc: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
      frameSrc: ["'self'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'SAMEORIGIN',
    strictTransportSecurity: app.origin.startsWith('https:')
      ? 'max-age=31536000; includeSubDomains'
      : false,
    crossOriginEmbedderPolicy: false,
  })

/**
 * Somebody who is nobody is shown the way in, or, if she sent something, how not to lose it;
 * somebody else is told that it is not for her, or that she and another walk no more.
 */
function turnAway(visit: Visit) {
  if (visit.house.kind === 'empty') return visit.c.redirect(paths.home.to(), 303)
  if (visit.who.person === null && visit.c.req.method === 'GET') {
    const to = encodeURIComponent(visit.c.req.path)
    return visit.c.redirect(`${paths.signIn.to()}?to=${to}`, 303)
  }
  const over = visit.about.pair?.endedAt && may.lookBack(visit.who, visit.house.kind, visit.about)
  const kind = visit.who.person === null ? 'signed-out' : over ? 'ended' : 'not-yours'
  return show(visit, <Apology visit={visit} kind={kind} />, 403)
}

/** True when the address names something that is not there. */
function namesNothing(visit: Visit, route: Route): boolean {
  const named = (name: string) => route.pattern.includes(`:${name}`)
  return (
    (named('cohort') && visit.cohort === null) ||
    (named('place') && visit.about.place?.cohort !== visit.about.cohort) ||
    (named('pair') && visit.about.pair?.cohort !== visit.about.cohort) ||
    (named('letter') && visit.about.letterTo === null) ||
    (named('post') && visit.about.post === null) ||
    (named('case') && visit.about.helpCase?.cohort !== visit.about.cohort)
  )
}

/** Where a request came from is asked of forms only; so nothing else may write. */
const isFormOrNothing = (type: string | undefined) =>
  type === undefined || /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)

async function answer(app: App, route: Route, c: Context<Env>): Promise<Response> {
  const nonce = c.get('secureHeadersNonce') ?? ''
  const visit = await arrive(app, c, nonce)
  if (route.method === 'POST') visit.readAt = nearestReadable(pages, c.req.path)
  if (!may[route.right](visit.who, visit.house.kind, visit.about)) return turnAway(visit)
  if (namesNothing(visit, route)) return notHere(visit)
  return route.answer(visit)
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * The same program by another of this machine’s own names, where forms would be taken for a
 * stranger’s and cookies kept apart.
 */
const isOtherLoopback = (asked: URL, origin: URL): boolean =>
  asked.hostname !== origin.hostname &&
  asked.port === origin.port &&
  loopback.test(asked.hostname) &&
  loopback.test(origin.hostname)

/** The address our own socket saw, or the one that many trusted proxies back. */
function seenFrom(c: Context, proxies: number): string {
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)
    ?.incoming?.socket?.remoteAddress
  if (proxies === 0) return socket ?? 'local'
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map(part => part.trim())
  return chain.at(-proxies) || socket || 'local'
}

/**
 * The whole site: middleware in order, then the pages, then what is not there. Every write comes
 * from our own pages, save the one a mail program makes for its reader (RFC 8058), whose address
 * carries the house’s own mark.
 */
export function createSite(app: App, proxies = 0) {
  const site = new Hono<Env>()
  site.use(async (c, next) => {
    const id = asText(app.chance(6))
    const began = performance.now()
    c.set('cameFrom', seenFrom(c, proxies))
    c.header('X-Request-Id', id)
    c.header('Cache-Control', 'private, no-store')
    await next()
    const policy = c.get('policy')
    if (policy) c.header('Content-Security-Policy', policy)
    const took = Math.round(performance.now() - began)
    const path = c.req.routePath
    app.log('info', 'answered', { id, method: c.req.method, path, status: c.res.status, took })
  })
  site.use(guardedHeaders(app))
  site.use((c, next) => {
    const url = new URL(c.req.url)
    const reads = ['GET', 'HEAD'].includes(c.req.method) && url.pathname !== paths.health.pattern
    if (!reads || !isOtherLoopback(url, new URL(app.origin))) return next()
    return Promise.resolve(c.redirect(`${app.origin}${url.pathname}${url.search}`, 307))
  })
  const sameOrigin = csrf({ origin: app.origin })
  const unsubscribing = paths.fewerLetters.pattern.replace(':mark', '')
  site.use((c, next) => {
    if (c.req.path.startsWith(unsubscribing)) return next()
    const type = c.req.header('content-type')
    if (c.req.method === 'POST' && !isFormOrNothing(type)) throw new HTTPException(400)
    return sameOrigin(c, next)
  })
  site.use(compress())
  for (const route of pages) {
    const answering = (c: Context<Env>) => answer(app, route, c)
    if (route.method === 'GET') site.get(route.pattern, answering)
    else {
      const tooMuch = async (c: Context<Env>) => {
        const visit = await arrive(app, c, c.get('secureHeadersNonce') ?? '')
        return show(visit, <Apology visit={visit} kind="too-much" />, 413)
      }
      site.post(route.pattern, bodyLimit({ maxSize: route.most, onError: tooMuch }), answering)
    }
  }
  site.notFound(async c => {
    const visit = await arrive(app, c, c.get('secureHeadersNonce') ?? '')
    return notHere(visit)
  })
  site.onError(async (error, c) => {
    const id = c.res.headers.get('X-Request-Id') ?? ''
    const language = languageAsked(c)
    if (error instanceof HTTPException && error.status < 500) {
      app.log('warn', 'no form of ours', { id, path: c.req.routePath, status: error.status })
      return c.html(asDocument(<BareApology language={language} kind="no-form" />), error.status)
    }
    app.log('error', 'broken', { id, path: c.req.routePath, error: String(error.stack) })
    return c.html(asDocument(<BareApology language={language} kind="broken" number={id} />), 500)
  })
  return site
}
