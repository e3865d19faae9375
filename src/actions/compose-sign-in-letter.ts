import type { App } from '../app.ts'
import { asCode, asText, digest } from '../digest.ts'
import { ownLetter } from '../own-letters.ts'
import type { FilledLetter } from '../programme/letter-sheet.ts'
import { fillBody, fillLine } from '../programme/letter-text.ts'
import { tell } from '../programme/told.ts'
import { house } from '../store/house.ts'
import { peopleBy } from '../store/people.ts'
import { cutKey } from '../store/sign-ins.ts'
import type { Person } from '../programme/person.ts'
import { signInMinutes } from './ask-to-sign-in.ts'

/**
 * Cuts the link and the code of a sign-in letter at the moment it is posted, so that neither is
 * ever kept: `kept` is what may be written down, `letter` is what goes out.
 */
export async function composeSignInLetter(
  app: App,
  sketch: { to: number; values: Record<string, string> },
): Promise<{ letter: FilledLetter; kept: FilledLetter; reader: Person; organisation: string }> {
  const reader = (await peopleBy(app.db, [sketch.to])).get(sketch.to)
  if (!reader) throw new Error('Sign-in letter to somebody who is not there')
  const { organisation, kind } = await house(app.db)
  const token = asText(app.chance(32))
  const code = asCode(app.chance(8))
  await cutKey(app.db, Number(sketch.values['ask']), digest(token), digest(code))
  const text = ownLetter('sign-in')
  const language = reader.language ?? 'en'
  const fill = (link: string, shown: string): FilledLetter => {
    const filling = {
      name: reader.name,
      programme: organisation,
      link,
      code: shown,
      minutes: String(signInMinutes),
    }
    const body = tell(text.body, language)
    return {
      language: body.language,
      subject: fillLine(tell(text.subject, language).text, filling),
      body: fillBody(body.text, filling),
      why: fillLine(tell(text.why, language).text, filling),
    }
  }
  const letter = fill(`${app.origin}/sign-in/${token}`, code)
  const kept = kind === 'demo' ? letter : fill(`${app.origin}/sign-in`, '······')
  return { letter, kept, reader, organisation }
}
