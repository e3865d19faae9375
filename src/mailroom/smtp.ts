import type { Readable } from 'node:stream'
import nodemailer, { type Transporter } from 'nodemailer'
import type { Envelope, Post, Receipt } from '../app.ts'

type SendError = Error & {
  code?: string
  command?: string
  responseCode?: number
  response?: string
}

/** A no to us rather than to the letter: another try may fare better once we are let in. */
const ofTheDoor = (error: SendError) =>
  /^(CONN|EHLO|HELO|STARTTLS|AUTH)/.test(error.command ?? '') || error.responseCode === 530

/**
 * What a failure means. A clear no is a no; a clear “later” is later; silence after the letter’s
 * first byte is doubt, since over SMTP nothing is exactly once. `begun`: that byte was on its way.
 */
export function receiptOf(error: SendError, begun: boolean): Receipt {
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(error.response ?? '')?.[1]
  const code = error.responseCode ?? error.code ?? 'unknown'
  const why = [code, status, error.command].filter(Boolean).join(' ')
  const no = error.responseCode !== undefined && error.responseCode >= 500 && !ofTheDoor(error)
  const nowhere = error.code === 'EENVELOPE' && error.responseCode === undefined
  if (no || nowhere) return { came: 'refused', why }
  if (error.responseCode !== undefined || !begun) return { came: 'not now', why }
  return { came: 'unsure', why }
}

/** Asks of a letter whether its own bytes have begun to leave. nodemailer’s errors do not tell. */
function watch(transport: Transporter): {
  begun: (id: string) => boolean
  forget: (id: string) => void
} {
  const streams = new Map<string, Readable[]>()
  transport.use('stream', (mail, done) => {
    const { message } = mail
    const open = message.createReadStream.bind(message)
    message.createReadStream = options => {
      const stream = open(options)
      const id = message.messageId()
      streams.set(id, [...(streams.get(id) ?? []), stream])
      return stream
    }
    done()
  })
  return {
    begun: id => streams.get(id)?.some(stream => stream.readableDidRead) ?? false,
    forget: id => streams.delete(id),
  }
}

/** Post by SMTP through one pool of connections. `url` as in smtp://name:word@host:587. */
export function smtpPost(url: string): Post {
  const connections = 5
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: 500,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const watched = watch(transport)
  const send = async (envelope: Envelope): Promise<Receipt> => {
    try {
      await transport.sendMail({
        messageId: envelope.messageId,
        from: envelope.from,
        replyTo: envelope.replyTo,
        to: envelope.to,
        subject: envelope.subject,
        text: envelope.text,
        html: envelope.html,
        headers: envelope.headers,
        ...(envelope.calendar && {
          icalEvent: {
            method: envelope.calendar.method,
            filename: 'talk.ics',
            content: envelope.calendar.text,
          },
        }),
      })
      return { came: 'accepted' }
    } catch (error) {
      return receiptOf(error as SendError, watched.begun(envelope.messageId))
    } finally {
      watched.forget(envelope.messageId)
    }
  }
  return { kept: false, parallel: 2, send, close: async () => transport.close() }
}

/** Without a mail server letters are kept, to be read in the product. */
export const keepingPost: Post = {
  kept: true,
  parallel: 1,
  send: async () => ({ came: 'accepted' }),
  close: async () => undefined,
}
