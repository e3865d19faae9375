import { replyAddressesIn } from './address.ts'

/** How mail servers write down whom they were handed a message for. */
export const deliveredTo = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-rcpt-to',
] as const

/** The head of a message: all before its first empty line. */
export const headOf = (message: string): string => message.split(/\r?\n\r?\n/, 1)[0] ?? ''

/** The lines of a head by their names in small letters, folded ones whole. */
function linesOf(head: string): [string, string][] {
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line): [string, string][] => {
      const [, name = '', value = ''] = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:(.*)$/.exec(line) ?? []
      return name === '' ? [] : [[name.toLowerCase(), value.trim()]]
    })
}

/**
 * Who sent a message and for which reply addresses it was, where no mail server says so and only its
 * head can: in a mailbox for a whole domain. What the server noted at the door goes first, then
 * whom the message itself names; one copy may be for several.
 */
export function envelopeIn(message: string, domain: string): { from: string; to: string[] } {
  const lines = linesOf(headOf(message))
  const valuesOf = (names: readonly string[]) =>
    lines.flatMap(([name, value]) => (names.includes(name) ? [value] : []))
  const here = (values: string[]) =>
    replyAddressesIn(values.join('\n').toLowerCase()).filter(to => to.endsWith(`@${domain}`))
  const noted = valuesOf(['received']).map(value => /\bfor\s+<([^>]+)>/i.exec(value)?.[1] ?? '')
  const ways = [valuesOf(deliveredTo), noted, valuesOf(['to', 'cc'])]
  const to = ways.map(here).find(found => found.length > 0) ?? []
  const [sender = ''] = valuesOf(['return-path'])
  return { from: sender === '<>' ? sender : sender.replace(/^<|>$/g, ''), to: [...new Set(to)] }
}
