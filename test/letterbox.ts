import nodemailer, { type SendMailOptions } from 'nodemailer'
import { onTestFinished } from 'vitest'
import { openPost } from '../src/actions/post/open-post.ts'
import type { Envelope } from '../src/app.ts'
import { openLetterbox } from '../src/mailroom/letterbox.ts'
import type { TestApp } from './app.ts'
import { addressOf } from './cohort.ts'

/** The letterbox on a port of its own, and a mail program that knows the way to it. */
export async function withLetterbox(app: TestApp) {
  app.mailIn = 'in.wayfellow.test'
  const box = await openLetterbox(app, { port: 0, host: '127.0.0.1' })
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: box.port })
  onTestFinished(async () => {
    transport.close()
    await box.close()
  })
  const send = async (mail: SendMailOptions) => {
    await transport.sendMail({ subject: 'Re: hello', text: 'Yes.', ...mail })
  }
  const open = async () => {
    while ((await openPost(app)) > 0);
  }
  return { send, open }
}

export const letterTo = (letters: Envelope[], name: string): Envelope => {
  const letter = letters.find(one => one.to.address === addressOf(name))
  if (!letter) throw new Error(`No letter to ${name}`)
  return letter
}

type Reported = { to: string; proof?: string; action?: string; status?: string; said?: string }

/** What another mail server reports of a letter of ours, as it comes by mail. */
export function report(letter: Envelope, about: Reported): string {
  const { to, proof = letter.replyTo.address, action = 'failed', status = '5.1.1' } = about
  return [
    'From: MAILER-DAEMON@mx.example.org',
    'To: journey@wayfellow.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${about.said ?? '550 5.1.1 no such\r\n person'}`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${letter.messageId}`,
    `Reply-To: Mei`,
    ` <${proof}>`,
    '--b--',
    '',
  ].join('\r\n')
}
