import * as v from 'valibot'

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/),
  v.transform(Number),
  v.integer(),
  v.minValue(0),
  v.maxValue(65535),
)
const address = (scheme: RegExp) => v.pipe(v.string(), v.url(), v.regex(scheme))

/** Every setting there is. `.env.example` says the same in words. */
const settings = v.object({
  PORT: v.optional(port, '3000'),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  ORIGIN: v.optional(v.pipe(address(/^https?:\/\/[^/]+$/))),
  DATA_FOLDER: v.optional(v.pipe(v.string(), v.minLength(1)), 'data'),
  DATABASE_URL: v.optional(address(/^postgres(ql)?:\/\//)),
  SMTP_URL: v.optional(address(/^smtps?:\/\//)),
  MAIL_FROM: v.optional(v.pipe(v.string(), v.email()), 'wayfellow@localhost.localdomain'),
  MAIL_IN_DOMAIN: v.optional(
    v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/)),
  ),
  MAIL_IN_PORT: v.optional(port),
  MAIL_IN_HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  MAIL_IN_PROTOCOL: v.optional(v.picklist(['smtp', 'lmtp']), 'smtp'),
  MAIL_IN_IMAP_URL: v.optional(address(/^imaps?:\/\/[^:@/]+:[^@/]+@[^@/]+(?:\/[^?#]*)?$/)),
  LOG: v.optional(v.picklist(['warnings', 'all']), 'warnings'),
  TRUSTED_PROXIES: v.optional(
    v.pipe(v.string(), v.regex(/^\d$/), v.transform(Number), v.maxValue(9)),
    '0',
  ),
})

/** What each setting expects, for the message when it is wrong. */
const expected: Record<keyof v.InferOutput<typeof settings>, string> = {
  PORT: 'a number from 0 to 65535, such as 3000',
  HOST: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  ORIGIN:
    'the address people type, without a slash at the end, such as https://mentoring.example.org',
  DATA_FOLDER: 'a folder for the embedded database, such as data',
  DATABASE_URL: 'a PostgreSQL address, such as postgres://name:word@host:5432/wayfellow',
  SMTP_URL: 'a mail server, such as smtp://name:word@mail.example.org:587',
  MAIL_FROM: 'the address letters come from, such as journey@example.org',
  MAIL_IN_DOMAIN:
    'the domain at which answers come in, such as in.example.org; MAIL_IN_PORT and MAIL_IN_IMAP_URL need it',
  MAIL_IN_PORT: 'the port at which mail is taken in, a number from 0 to 65535, such as 2525',
  MAIL_IN_HOST: 'an address to take mail in at, such as 127.0.0.1 or 0.0.0.0',
  MAIL_IN_PROTOCOL: 'the way mail is handed over at that port, smtp or lmtp',
  MAIL_IN_IMAP_URL:
    'a mailbox to fetch mail from, such as imaps://name:word@mail.example.org or with its folder, imaps://name:word@mail.example.org/Answers',
  LOG: 'warnings, or all for a line about every answer',
  TRUSTED_PROXIES: 'how many proxies stand before the program, from 0 to 9',
}

export type Config = v.InferOutput<typeof settings> & { ORIGIN: string }

/** Reads the settings, or names every wrong one with what is expected. Empty means not set. */
export function readConfig(environment: Record<string, string | undefined>): Config | string[] {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in expected && value !== ''),
  )
  const read = v.safeParse(settings, given)
  const wrong = (name: string) =>
    `${name} is not right: it should be ${expected[name as keyof typeof expected]}.`
  if (!read.success) {
    const names = new Set(read.issues.map(issue => String(issue.path?.[0]?.key)))
    return [...names].map(wrong)
  }
  const config = read.output
  const comesIn = config.MAIL_IN_PORT !== undefined || config.MAIL_IN_IMAP_URL !== undefined
  if (comesIn && !config.MAIL_IN_DOMAIN) return [wrong('MAIL_IN_DOMAIN')]
  return { ...config, ORIGIN: config.ORIGIN ?? `http://localhost:${config.PORT}` }
}
