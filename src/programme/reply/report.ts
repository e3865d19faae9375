import { replyAddressesIn } from './address.ts'

/** What another mail server reports of a letter of ours. */
export type Report = {
  /** The letter, as its Message-ID has it; null when the report does not name one. */
  letter: number | null
  /** Whether it says that the letter will never arrive, not only that it is slow. */
  failed: boolean
  recipient: string | null
  why: string
  /** What stands in the letter that came back and only it could know. */
  proofs: string[]
}

const field = (text: string, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)`, 'im')
    .exec(text)?.[1]
    ?.replace(/\s+/g, ' ')
    .trim() ?? null

/** Folded lines of a header are one line; a long address may stand across two. */
const unfolded = (text: string) => text.replace(/\r?\n[ \t]+/g, ' ')

/** Reads a report about a letter (RFC 3464); null when it is none. */
export function readReport(contentType: string, text: string): Report | null {
  const isReport = /multipart\/report/i.test(contentType) && /delivery-status/i.test(contentType)
  if (!isReport) return null
  const letter = /^message-id:\s*<letter\.(\d{1,12})@/im.exec(text)?.[1]
  const action = (field(text, 'action') ?? '').toLowerCase()
  const status = field(text, 'status') ?? ''
  const recipient = field(text, 'final-recipient') ?? field(text, 'original-recipient')
  const said = field(text, 'diagnostic-code')?.replace(/^smtp;\s*/i, '') ?? ''
  return {
    letter: letter === undefined ? null : Number(letter),
    failed: action.startsWith('failed'),
    recipient: recipient?.split(';').at(-1)?.trim().replace(/^<|>$/g, '').toLowerCase() ?? null,
    why: `${status} ${said}`.trim().slice(0, 200),
    proofs: replyAddressesIn(unfolded(text)),
  }
}
