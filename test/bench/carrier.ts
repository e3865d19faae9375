// A postman in a process of his own, to be killed: carries what is owed to a mail server until
// nothing is, then says so and goes on looking.
import { randomBytes, randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../../src/app.ts'
import { deliverPost } from '../../src/mailroom/postman.ts'
import { smtpPost } from '../../src/mailroom/smtp.ts'
import { doubtStale, releaseClaims } from '../../src/store/posting.ts'
import { openAnywhere } from './place.ts'

const [where = '', mailServer = '', lease = '3'] = process.argv.slice(2)
const { db, engine } = await openAnywhere(where)
const app: App = {
  db,
  now: () => Temporal.Now.instant(),
  wallNow: () => Temporal.Now.instant(),
  chance: bytes => randomBytes(bytes),
  post: smtpPost(mailServer),
  deliver: async () => undefined,
  match: () => Promise.reject(new Error('Nobody is matched here')),
  origin: 'http://wayfellow.test',
  sender: 'journey@wayfellow.test',
  mailIn: null,
  log: (level, what, about) => {
    if (level === 'error') writeSync(2, `${what} ${JSON.stringify(about)}\n`)
  },
}
if (engine === 'PGlite') {
  await releaseClaims(db)
  await doubtStale(db, app.wallNow(), 0)
}
const postman = { name: randomUUID(), leaseSeconds: Number(lease), batch: 20 }

async function isOver() {
  const row = await db
    .selectFrom('letter')
    .select('id')
    .where('state', 'in', ['owed', 'posting'])
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}

writeSync(1, 'ready\n')
for (;;) {
  if ((await deliverPost(app, postman)) > 0) continue
  if (await isOver()) writeSync(1, 'nothing owed\n')
  await pause(100)
}
