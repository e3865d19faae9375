// npm test: every check there is, on whatever Node started it. The last line is the sum.
import { browser } from './browser.mjs'
import { imapServer } from './imap-server.mjs'
import { ask, end, fail, install, note, readingChecks, tests } from './steps.mjs'

install()
readingChecks()

tests('Unit tests, house rules and stories on PGlite', [
  '--exclude',
  'test/browser/**',
  '--exclude',
  'test/imap/**',
])

const answer = ask(`
  import { postgresServer } from './test/bench/postgres-server.ts'
  process.stdout.write(JSON.stringify(await postgresServer()))
`)
const server = answer === '' ? null : JSON.parse(answer)
if (server) {
  tests('The stories again on PostgreSQL', ['test/stories'], { TEST_DATABASE_URL: server })
  note('Engines: PGlite and PostgreSQL.')
} else {
  note('Engines: PGlite only. No PostgreSQL answers at DATABASE_URL or on this machine,')
  note('so the stories were not told a second time.')
}

const dovecot = imapServer()
if (dovecot) {
  tests('Mail fetched from a real mailbox', ['test/imap'], { DOVECOT: dovecot })
  const again = { DOVECOT: dovecot, TEST_DATABASE_URL: server }
  if (server) tests('Mail fetched again, on PostgreSQL', ['test/imap'], again)
} else fail('Mail fetched from a real mailbox: no Dovecot was found and none could be installed')

const chromium = browser()
if (chromium) tests('In a real browser', ['test/browser'], { CHROMIUM: chromium })
else fail('In a real browser: none was found and none could be installed')

end()
