// npm run check: what one runs while working. As npm test, without PostgreSQL, browsers and mailboxes,
// and without the tests that kill processes.
import { end, install, readingChecks, tests } from './steps.mjs'

install()
readingChecks()
tests('Unit tests, house rules and stories', [
  '--exclude',
  'test/browser/**',
  '--exclude',
  'test/imap/**',
  '--exclude',
  'test/embedded/**',
  '--exclude',
  'test/stories/killed-while-posting.test.ts',
])
end()
