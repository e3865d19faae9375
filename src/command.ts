import { statSync } from 'node:fs'
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
import { mailExit, mailInCommand } from './terminal/mail-in-command.ts'
import { out } from './terminal/out.ts'
import { signInCommand } from './terminal/sign-in-command.ts'
import { codeOf } from './terminal/trouble.ts'
import { languages, say } from './words.ts'

const ownFolder = fileURLToPath(new URL(`../guide/${guideKey}`, import.meta.url))

const options = {
  format: { type: 'string', default: 'html' },
  language: { type: 'string', default: 'en' },
  to: { type: 'string' },
  edition: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Asked = ReturnType<typeof read>
const read = (args: string[]) => parseArgs({ args, options, allowPositionals: true })

/** Says what is wrong with a command. It has done nothing then. */
function refuse(sentence: string): number {
  out.complain(sentence)
  return 2
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

function print({ values }: Asked, folder: string): number {
  const language = languages.find(tag => tag === values.language)
  const format = (['html', 'md'] as const).find(kind => kind === values.format)
  if (!format) return refuse(say('en', 'terminal.no-format', { format: values.format }))
  if (!language) {
    const known = languages.join(', ')
    return refuse(say('en', 'terminal.no-language', { language: values.language, known }))
  }
  return printFolder(out, folder, { format, language, to: values.to ?? null })
}

/** The commands on the guide, by their second word. */
async function guideCommand(asked: Asked): Promise<number> {
  const { positionals, values } = asked
  const [, verb = '', folder] = positionals
  const from = folder ?? ownFolder
  if (['check', 'print', 'import'].includes(verb) && !isFolder(from)) {
    return refuse(say('en', 'terminal.no-folder', { folder: from }))
  }
  if (verb === 'check') return checkFolder(out, from)
  if (verb === 'print') return print(asked, from)
  if (verb === 'import' && folder) return withDatabase(app => importFolder(out, app, folder))
  if (verb === 'export' && folder) {
    const edition = values.edition ? Number(values.edition) : null
    if (edition !== null && !Number.isSafeInteger(edition)) {
      return refuse(say('en', 'guide.no-edition'))
    }
    return withDatabase(app => exportEdition(out, app, folder, edition))
  }
  return help(1)
}

function help(code: number): number {
  out.say(say('en', 'terminal.help'))
  return code
}

async function run(asked: Asked): Promise<number> {
  const [first, second] = asked.positionals
  if (asked.values.help || first === 'help') return help(0)
  if (first === 'serve') {
    await start()
    return 0
  }
  if (first === 'guide') return guideCommand(asked)
  if (first === 'sign-in' && second) {
    return withDatabase((app: App) => signInCommand(out, app, second))
  }
  if (first === 'mail-in') {
    const open = <T>(work: (app: App) => Promise<T>) => withDatabase(work, mailExit.later)
    return mailInCommand(out, open, { coming: process.stdin, to: second ?? '' })
  }
  return help(1)
}

/** The `wayfellow` command. Returns the exit code. */
export async function command(args: string[]): Promise<number> {
  try {
    return await run(read(args))
  } catch (error) {
    const code = codeOf(error)
    if (code?.startsWith('ERR_PARSE_ARGS')) {
      out.complain(say('en', 'terminal.no-option'))
      return help(2)
    }
    const path = error instanceof Error && 'path' in error ? String(error.path) : null
    if (code === null || path === null) throw error
    return refuse(say('en', 'terminal.no-file', { path }))
  }
}
