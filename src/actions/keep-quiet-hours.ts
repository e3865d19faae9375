import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import type { QuietHours } from '../programme/quiet-hours.ts'
import { saveQuietHours } from '../store/quiet-hours.ts'

const isHour = (hour: number) => Number.isInteger(hour) && hour >= 0 && hour <= 23

/** Somebody says in which hours of her day she wants no mail, or that any will do. */
export async function keepQuietHours(
  app: App,
  person: number,
  hours: QuietHours | null,
): Promise<Outcome<null>> {
  if (hours && (!isHour(hours.from) || !isHour(hours.to) || hours.from === hours.to)) {
    return refused({ key: 'quiet.problem', field: 'from' })
  }
  await saveQuietHours(app.db, person, hours)
  return done(null)
}
