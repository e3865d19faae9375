import type { App } from '../app.ts'
import { refused, type Outcome } from '../outcome.ts'

/** Where on the line one can come in. */
export const points = ['twelve-weeks', 'eight-weeks', 'five-weeks', 'meeting', 'day-after'] as const
export type Point = (typeof points)[number]

export async function openDemo(_app: App, _point: Point, _deliver: App['deliver']): Promise<Outcome<null>> {
  return refused('problem.gone')
}
