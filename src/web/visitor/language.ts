import { setCookie } from 'hono/cookie'
import { chooseLanguage } from '../../actions/keep-profile.ts'
import { languages } from '../../words.ts'
import { formOf, goOn, type Visit } from '../visit.ts'
import { within } from './sign-in.tsx'

/** The reader chooses her language: kept with her, or on this device while she is a stranger. */
export async function changeLanguage(visit: Visit) {
  const form = await formOf(visit)
  const language = languages.find(known => known === form.text('language'))
  if (!language) return goOn(visit, within(form.text('to')))
  if (visit.who.person !== null) await chooseLanguage(visit.app, visit.who.person, language)
  setCookie(visit.c, 'language', language, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: visit.app.origin.startsWith('https:'),
    path: '/',
    maxAge: 365 * 24 * 60 * 60,
  })
  return goOn(visit, within(form.text('to')))
}
