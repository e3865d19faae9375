import { keepPost, mostBytes } from '../actions/post/keep-post.ts'
import type { App } from '../app.ts'
import { say } from '../words.ts'
import type { Out } from './out.ts'

/** How a mail server is told what became of a letter, as sysexits.h numbers it. */
export const mailExit = { kept: 0, notALetter: 65, later: 75 } as const

type Coming = AsyncIterable<Uint8Array | string>

/** A message from standard input; null when there is none, or more than we take. */
export async function readLetter(coming: Coming): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of coming) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes <= mostBytes) chunks.push(part)
  }
  return bytes === 0 || bytes > mostBytes ? null : Buffer.concat(chunks)
}

/** A mailbox file puts a line before each message; the sender in it is the one of the envelope. */
function withoutFromLine(raw: Uint8Array): { raw: Uint8Array; from: string } {
  const head = Buffer.from(raw.subarray(0, 400)).toString('latin1')
  const line = /^From (\S+)[^\n]*\n/.exec(head)
  if (!line) return { raw, from: '' }
  return {
    raw: raw.subarray(line[0].length),
    from: line[1] === 'MAILER-DAEMON' ? '<>' : (line[1] ?? ''),
  }
}

/** `mail-in [address]`: a mail server hands one message over, on standard input. */
export async function mailInCommand(
  out: Out,
  open: <T>(work: (app: App) => Promise<T>) => Promise<T>,
  { coming, to }: { coming: Coming; to: string },
): Promise<number> {
  const letter = await readLetter(coming)
  if (!letter) {
    out.complain(say('en', 'terminal.mail-in.not-a-letter'))
    return mailExit.notALetter
  }
  try {
    const { raw, from } = withoutFromLine(letter)
    await open(app => keepPost(app, { raw, from, to: [to] }))
    return mailExit.kept
  } catch (error) {
    out.complain(say('en', 'terminal.mail-in.later', { error: String(error) }))
    return mailExit.later
  }
}
