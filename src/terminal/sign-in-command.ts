import type { App } from '../app.ts'
import { signInMinutes } from '../actions/ask-to-sign-in.ts'
import { cutSignInLink } from '../actions/cut-sign-in-link.ts'
import { say } from '../words.ts'
import type { Out } from './out.ts'

/** `sign-in <address>`: a link for one person, for whoever holds the machine and has no mail. */
export async function signInCommand(out: Out, app: App, address: string): Promise<number> {
  const link = await cutSignInLink(app, address)
  if (!link.ok) {
    out.complain(say('en', 'terminal.unknown-address'))
    return 1
  }
  out.say(say('en', 'terminal.link', { minutes: signInMinutes }))
  out.say(link.value)
  return 0
}
