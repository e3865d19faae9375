// wayfellow match needs neither the pages nor a database, so it starts without them.
import { matchCommand } from '../src/terminal/match-command.ts'
import { out } from '../src/terminal/out.ts'

process.exitCode = matchCommand(out, process.argv.slice(2), Temporal.Now.plainDateISO())
