import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'
import { isAutomatic } from '../../programme/reply/automatic.ts'
import { deliveredTo } from '../../programme/reply/envelope.ts'
import { fromHtml } from '../../programme/reply/from-html.ts'
import { readReport, type Report } from '../../programme/reply/report.ts'
import { whatTheyWrote } from '../../programme/reply/what-they-wrote.ts'

/** A mail as the programme understands it. */
export type Message = {
  messageId: string | null
  /** The one address it says it comes from; null when there is none, or more than one. */
  from: string | null
  /** Whom it says it is for, in the order of how surely. */
  to: string[]
  subject: string
  words: string
  /** How many files were attached. They are not passed on. */
  files: number
  automatic: boolean
  report: Report | null
}

const addressesIn = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []]
    .flat()
    .flatMap(one => one.value)
    .flatMap(one => one.group ?? [one])
    .flatMap(one => (one.address ? [one.address.toLowerCase()] : []))

/** A header as text, whatever the parser made of it, however often it comes. */
const headersOf = (mail: ParsedMail): Map<string, string> => {
  const texts = new Map<string, string>()
  for (const { key, line } of mail.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim()
    texts.set(key, `${texts.get(key) ?? ''}${texts.has(key) ? ', ' : ''}${value}`)
  }
  return texts
}

/** What cannot be kept as text, or would break a line, goes. */
const clean = (text: string) => text.replaceAll('\u0000', '').toWellFormed()
const oneLine = (text: string) => clean(text).replace(/\s+/g, ' ').trim().slice(0, 300)

function wordsOf(mail: ParsedMail): string {
  const text = mail.text?.trim() ? mail.text : mail.html ? fromHtml(mail.html) : ''
  return clean(whatTheyWrote(text))
}

/** What a report says it is about: all its parts, as they came and as they were decoded. */
function reportIn(raw: Buffer, mail: ParsedMail, headers: Map<string, string>): Report | null {
  const type = headers.get('content-type') ?? ''
  const parts = mail.attachments.map(part => part.content.toString('latin1'))
  return readReport(type, [raw.toString('latin1'), ...parts, mail.text ?? ''].join('\n'))
}

/** A calendar’s own answer to an invitation: nobody wrote it. */
const isFromCalendar = (mail: ParsedMail): boolean =>
  mail.attachments.some(
    part =>
      part.contentType === 'text/calendar' &&
      /^METHOD:(?:REPLY|COUNTER)/m.test(part.content.toString('latin1')),
  )

/** Reads a raw message. Throws only where nothing can be made of it. */
export async function readMessage(bytes: Uint8Array, sentFrom: string): Promise<Message> {
  const raw = Buffer.from(bytes)
  const mail = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    maxHtmlLengthToParse: 2_000_000,
  })
  const headers = headersOf(mail)
  const from = addressesIn(mail.from)
  const delivered = deliveredTo
    .flatMap(name => (headers.get(name) ?? '').split(','))
    .map(text => text.trim().replace(/^<|>$/g, '').toLowerCase())
  const to = [...delivered, ...addressesIn(mail.to), ...addressesIn(mail.cc)]
  const subject = oneLine(mail.subject ?? '')
  return {
    messageId: mail.messageId ? oneLine(mail.messageId) : null,
    from: from.length === 1 ? clean(from[0] ?? '') : null,
    to: to.filter(address => address !== '').map(clean),
    subject,
    words: wordsOf(mail),
    files: mail.attachments.filter(part => !part.related).length,
    automatic: isAutomatic(headers, subject, sentFrom) || isFromCalendar(mail),
    report: reportIn(raw, mail, headers),
  }
}
