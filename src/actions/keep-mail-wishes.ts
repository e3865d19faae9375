import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { isRhythm } from '../programme/mail-rhythm.ts'
import type { QuietHours } from '../programme/quiet-hours.ts'
import { saveQuietHours, saveRhythm } from '../store/mail-wishes.ts'
import { transact } from './transact.ts'

const isHour = (hour: number) => Number.isInteger(hour) && hour >= 0 && hour <= 23

/**
 * Somebody says how her letters are to reach her (F11), and in which hours of her day no mail is to
 * come, or that any will do.
 */
export async function keepMailWishes(
  app: App,
  person: number,
  { rhythm, hours }: { rhythm: string; hours: QuietHours | null },
): Promise<Outcome<null>> {
  if (!isRhythm(rhythm)) return refused({ key: 'mail.problem', field: 'rhythm' })
  if (hours && (!isHour(hours.from) || !isHour(hours.to) || hours.from === hours.to)) {
    return refused({ key: 'quiet.problem', field: 'from' })
  }
  return transact(app, async tx => {
    await saveQuietHours(tx, person, hours)
    await saveRhythm(tx, person, rhythm)
    return done(null)
  })
}

/** She says so on the page that the foot of every letter leads to, without signing in. */
export async function keepRhythm(app: App, person: number, rhythm: string): Promise<boolean> {
  if (!isRhythm(rhythm)) return false
  await transact(app, tx => saveRhythm(tx, person, rhythm))
  return true
}
