// npm run bench:kill -- [how many kills] [seed]
// Kills the postman at random moments on PGlite and, where one answers, on PostgreSQL.
import { killPostmen, type Figures } from './killing.ts'
import { postgresServer } from './postgres-server.ts'

const [kills = '50', seed = '87'] = process.argv.slice(2)
const tell = (line: string) => process.stderr.write(`  ${line}\n`)

function print(figures: Figures) {
  process.stdout.write(`${figures.engine}: ${figures.kills} kills in ${figures.seconds} s\n`)
  const { letters, posted, bounced, inDoubt, inDoubtButArrived } = figures
  process.stdout.write(`  ${letters} letters: ${posted} posted, ${bounced} bounced, `)
  process.stdout.write(`${inDoubt} in doubt (of which ${inDoubtButArrived} had arrived)\n`)
  process.stdout.write(`  lost: ${figures.lost}, arrived twice: ${figures.arrivedTwice}\n`)
}

const given = { kills: Number(kills), seed: Number(seed), tell }
const all = [await killPostmen(given)]
const server = await postgresServer()
if (server) all.push(await killPostmen({ ...given, server }))
else process.stdout.write('PostgreSQL: none answers at DATABASE_URL or on this machine\n')
for (const figures of all) print(figures)
process.exit(all.some(figures => figures.lost + figures.arrivedTwice > 0) ? 1 : 0)
