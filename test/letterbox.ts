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
