import type { Right } from '../programme/may.ts'
import type { Visit } from './visit.ts'

/** An address, who may use it, and what answers. There is no other way to add a page. */
export type Route = {
  method: 'GET' | 'POST'
  pattern: string
  right: Right
  /** The most a form sent here may weigh, in bytes. */
  most: number
  answer: (visit: Visit) => Response | Promise<Response>
}

/**
 * The address nearest above one that can be read. What answers a form may stand at an address that
 * only takes forms, and whoever reads it there must be able to come back.
 */
export function nearestReadable(routes: Route[], path: string): string {
  const readable = routes
    .filter(route => route.method === 'GET')
    .map(route => new RegExp(`^${route.pattern.replace(/:\w+/g, '[^/]+')}$`))
  const parts = path.split('/')
  const above = parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
  return above.find(address => readable.some(pattern => pattern.test(address))) ?? '/'
}

type Answer = Route['answer']
const kilobyte = 1024

export const get = (path: { pattern: string }, right: Right, answer: Answer): Route => ({
  method: 'GET',
  pattern: path.pattern,
  right,
  most: 0,
  answer,
})

export const post = (
  path: { pattern: string },
  right: Right,
  answer: Answer,
  most = 256 * kilobyte,
): Route => ({ method: 'POST', pattern: path.pattern, right, most, answer })
