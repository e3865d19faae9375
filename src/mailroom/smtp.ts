import nodemailer from 'nodemailer'
import type { Envelope, Post, Receipt } from '../app.ts'

type SendError = Error & { code?: string; command?: string; responseCode?: number }

/** Before the letter’s own bytes were on the way, nothing can have been delivered. */
const early = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'AUTH PLAIN', 'AUTH LOGIN'])
const isEarly = (command: string | undefined) =>
  command !== undefined &&
  (early.has(command) || command.startsWith('AUTH') || /^(MAIL|RCPT)/.test(command))

/**
 * What a failure means. A clear no is a no; a clear “later” is later; silence after the letter’s
 * first byte is doubt, since over SMTP nothing is exactly once.
 */
export function receiptOf(error: SendError): Receipt {
  const why = `${error.responseCode ?? error.code ?? 'unknown'} ${error.command ?? ''}`.trim()
  if (error.responseCode !== undefined && error.responseCode >= 500) return { came: 'refused', why }
  if (error.responseCode !== undefined) return { came: 'not now', why }
  const unreachable = /^(ECONNREFUSED|EDNS|ENOTFOUND|EAUTH|ETLS)$/.test(error.code ?? '')
  if (unreachable || isEarly(error.command)) return { came: 'not now', why }
  return { came: 'unsure', why }
}

/** Post by SMTP through one pool of connections. `url` as in smtp://name:word@host:587. */
export function smtpPost(url: string): Post {
  const parallel = 5
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: parallel,
    maxMessages: 500,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
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
      })
      return { came: 'accepted' }
    } catch (error) {
      return receiptOf(error as SendError)
    }
  }
  return { kept: false, parallel, send, close: async () => transport.close() }
}

/** Without a mail server letters are kept, to be read in the product. */
export const keepingPost: Post = {
  kept: true,
  parallel: 1,
  send: async () => ({ came: 'accepted' }),
  close: async () => undefined,
}
