import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { App } from './app.ts'
import { start, withDatabase } from './main.ts'
import {
  checkFolder,
  exportEdition,
  guideKey,
  importFolder,
  printFolder,
} from './terminal/guide-command.ts'
import { out } from './terminal/out.ts'
import { signInCommand } from './terminal/sign-in-command.ts'
import { languages, say } from './words.ts'

const ownFolder = fileURLToPath(new URL(`../guide/${guideKey}`, import.meta.url))

const options = {
  format: { type: 'string', default: 'html' },
  language: { type: 'string', default: 'en' },
  to: { type: 'string' },
  edition: { type: 'string' },
} as const

type Asked = ReturnType<typeof read>
const read = (args: string[]) => parseArgs({ args, options, allowPositionals: true })

/** The commands on the guide, by their second word. */
async function guideCommand({ positionals, values }: Asked): Promise<number> {
  const [, verb, folder] = positionals
  const language = languages.find(tag => tag === values.language) ?? 'en'
  const format = values.format === 'md' ? 'md' : 'html'
  const edition = values.edition ? Number(values.edition) : null
  if (verb === 'check') return checkFolder(out, folder ?? ownFolder)
  if (verb === 'print') {
    return printFolder(out, folder ?? ownFolder, { format, language, to: values.to ?? null })
  }
  if (verb === 'import' && folder) return withDatabase(app => importFolder(out, app, folder))
  if (verb === 'export' && folder) {
    return withDatabase(app => exportEdition(out, app, folder, edition))
  }
  return help()
}

function help(): number {
  out.say(say('en', 'terminal.help'))
  return 1
}

/** The `wayfellow` command. Returns the exit code. */
export async function command(args: string[]): Promise<number> {
  const asked = read(args)
  const [first, second] = asked.positionals
  if (first === 'serve') {
    await start()
    return 0
  }
  if (first === 'guide') return guideCommand(asked)
  if (first === 'sign-in' && second) {
    return withDatabase((app: App) => signInCommand(out, app, second))
  }
  return help()
}
