import type { Who } from './everybody.ts'

/** One request that was made, and what came of it. */
export type Try = {
  /** The method and the pattern of the address. */
  route: string
  who: Who
  /** In words, what kind of address this was. */
  about: string
  status: number
  /** Where it sent the reader, if anywhere. */
  to: string
  /** The tables that held something else afterwards. */
  changed: readonly string[]
  /** What she read, of all that is not for everybody. */
  read: readonly { secret: string; readers: readonly Who[] }[]
}

/** Who is let in where. */
export type Table = Record<string, readonly Who[]>

/** The routes no line speaks of, and the lines no route belongs to. */
export function gaps(routes: string[], table: Table): string[] {
  const known = new Set(routes)
  return [
    ...routes.filter(route => !(route in table)).map(route => `${route} is not in the table`),
    ...Object.keys(table)
      .filter(route => !known.has(route))
      .map(route => `${route} is in the table, and gone from the site`),
  ]
}

/** Not for her, not there for her, or first to sign in; in an empty house, back to its doors. */
export function turnedAway({ status, to }: Pick<Try, 'status' | 'to'>, isEmpty: boolean): boolean {
  if (status === 403 || status === 404) return true
  return status === 303 && (to.startsWith('/sign-in?') || (isEmpty && to === '/'))
}

function faultOf(one: Try, let_in: boolean, { isEmpty, harmless }: Rules): string[] {
  const away = turnedAway(one, isEmpty)
  const faults: string[] = []
  if (one.status >= 500) faults.push(`breaks with ${one.status}`)
  if (let_in && away) faults.push(`is turned away with ${one.status}`)
  if (!let_in && !away) faults.push(`is let in with ${one.status}`)
  if (!let_in && one.changed.length > 0) faults.push(`changes ${one.changed.join(', ')}`)
  const does = one.route.startsWith('POST') && one.changed.length === 0
  if (let_in && does && !harmless(one)) faults.push('is let in, and nothing is done')
  return faults
}

export type Rules = {
  isEmpty: boolean
  /** The doings that leave no trace in the database. */
  harmless: (one: Try) => boolean
}

/** What is wrong with these tries, each fault in a sentence with its route and its visitor. */
export const faultsIn = (tries: Try[], table: Table, rules: Rules): string[] =>
  tries.flatMap(one => {
    const isIn = table[one.route]?.includes(one.who) ?? false
    const leaks = one.read
      .filter(({ readers }) => !readers.includes(one.who))
      .map(({ secret }) => `reads “${secret}”`)
    const faults = [...faultOf(one, isIn, rules), ...leaks]
    return faults.map(fault => `${one.route} (${one.about}): ${one.who} ${fault}`)
  })
