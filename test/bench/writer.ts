// Opens the embedded database in a folder and owes letters until it is killed. A line with the
// letter’s key follows each one that the database has acknowledged.
import { writeSync } from 'node:fs'
import { keepPerson } from '../../src/store/people.ts'
import { oweLetters } from '../../src/store/letters.ts'
import { openEmbedded } from '../../src/store/open.ts'

const [folder = '', life = '0'] = process.argv.slice(2)
const { db } = await openEmbedded(folder)
const at = Temporal.Now.instant()
const { id } = await keepPerson(db, 'ana@example.org', { name: 'Ana' }, at)
writeSync(1, 'open\n')
for (let letter = 0; ; letter += 1) {
  const onceKey = `life ${life} letter ${letter}`
  const owed = { onceKey, cohort: null, step: null, template: 'sign-in', to: id, from: null }
  const values = { words: 'x'.repeat(300) }
  await oweLetters(db, [{ ...owed, values, essential: true }], at)
  writeSync(1, `${onceKey}\n`)
}
