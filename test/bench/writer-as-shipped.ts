// The same as writer.ts with PGlite as it is shipped, which syncs nothing: the control.
import { writeSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'

const [folder = '', life = '0'] = process.argv.slice(2)
const pglite = await PGlite.create(folder)
writeSync(1, 'open\n')
for (let letter = 0; ; letter += 1) {
  const key = `life ${life} letter ${letter}`
  await pglite.query(
    `insert into letter (once_key, template, to_person_id, essential, owed_at)
     select $1, 'sign-in', id, true, now() from person limit 1`,
    [key],
  )
  writeSync(1, `${key}\n`)
}
