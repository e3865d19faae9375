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
