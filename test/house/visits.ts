import { pages } from '../../src/web/pages.ts'
import type { Route } from '../../src/web/routes.ts'
import { createSite } from '../../src/web/app.tsx'
import type { TestApp } from '../app.ts'
import { addressOf, canBeMixed, formFor } from './addresses.ts'
import type { House, Who } from './everybody.ts'
import type { SavedState } from './saved-state.ts'
import type { Try } from './tries.ts'
import type { Things } from './two-cohorts.ts'

/** The name of a route in a table. */
export const routeName = ({ method, pattern }: Pick<Route, 'method' | 'pattern'>) =>
  `${method} ${pattern}`

/** A house that can be tried, and put back as it was. */
export type Door = { app: TestApp; house: House; saved: SavedState }

/** How an address is filled: whose cohort, whose everything else, and what of it is nonsense. */
type Naming = { about: string; within: Things; things: Things; nonsense?: Record<string, string> }

export type Manner = 'as it should be' | 'mixed' | 'nonsense'

const nonsense = ['x', '999999999999', '1e30', '٣']

/** The ways an address can be filled: all of one cohort, a cohort with another’s things, badly. */
function namings({ here, elsewhere }: House, pattern: string, manner: Manner): Naming[] {
  const right = { about: 'all of one cohort', within: here, things: here }
  if (manner === 'as it should be') return [right]
  if (manner === 'mixed' && canBeMixed(pattern)) {
    return [
      { about: 'here, with things from elsewhere', within: here, things: elsewhere },
      { about: 'elsewhere, with things from here', within: elsewhere, things: here },
    ]
  }
  if (manner === 'mixed') return []
  return [...pattern.matchAll(/:(\w+)/g)].flatMap(([, name = '']) =>
    nonsense.map(text => ({ ...right, about: `${name} ${text}`, nonsense: { [name]: text } })),
  )
}

function requestOf({ app, house }: Door, route: Route, who: Who, naming: Naming) {
  const { within } = naming
  const cookie = house.cookies.get(who)
  const headers = { 'accept-language': 'en', ...(cookie && { cookie }) }
  const address = new URL(addressOf(house, route.pattern, naming), app.origin)
  if (route.method === 'GET') return new Request(address, { headers })
  const body = formFor(route.pattern, within)
  return new Request(address, { method: 'POST', body, headers: { ...headers, origin: app.origin } })
}

/** The same database with nothing remembered of it, since it goes back in time between tries. */
export const freshlyOpened = (app: TestApp): TestApp => ({ ...app, db: app.db.withoutPlugins() })

/** What a page says. A stream goes on as long as somebody listens, so of that only its beginning. */
async function textOf(response: Response): Promise<string> {
  const streams = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (!streams || !response.body) return response.text()
  const reader = response.body.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}

async function tryOnce(door: Door, route: Route, who: Who, naming: Naming): Promise<Try> {
  const site = createSite(freshlyOpened(door.app))
  const response = await site.fetch(requestOf(door, route, who, naming))
  const text = await textOf(response)
  const changed = await door.saved.changed()
  if (changed.length > 0) await door.saved.restore()
  return {
    route: routeName(route),
    who,
    about: naming.about,
    status: response.status,
    to: response.headers.get('location') ?? '',
    changed,
    read: door.house.secrets
      .filter(secret => text.includes(secret.text))
      .map(({ name, readers }) => ({ secret: name, readers })),
  }
}

/** Tries every address of the site as somebody, the house as it was before each. */
export async function tryAll(
  door: Door,
  who: Who,
  manner: Manner,
  routes: Route[] = pages,
): Promise<Try[]> {
  const tries: Try[] = []
  await door.saved.restore()
  for (const route of routes) {
    for (const naming of namings(door.house, route.pattern, manner)) {
      tries.push(await tryOnce(door, route, who, naming))
    }
  }
  return tries
}
