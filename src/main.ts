import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { noticeOverdue } from './actions/cases/notice-overdue.ts'
import { continueImports } from './actions/continue-imports.ts'
import { answerProposals } from './actions/matching/answer-proposals.ts'
import { remindOfTalks } from './actions/talks/remind-of-talks.ts'
import { keepCovers } from './actions/cover/keep-covers.ts'
import { encourage } from './actions/journal/encourage.ts'
import { noticeSilence } from './actions/notice-silence.ts'
import { lapseAskings } from './actions/matching/ask-mentor.ts'
import { fireDueSteps } from './actions/fire-due-steps.ts'
import { gatherLetters } from './actions/gather-letters.ts'
import { openPost } from './actions/post/open-post.ts'
import { publishGuide } from './actions/publish-guide.ts'
import type { App, Log } from './app.ts'
import { startTicking, type Chore } from './clock/ticker.ts'
import { readConfig, type Config } from './config.ts'
import { openLetterbox, type Letterbox } from './mailroom/letterbox.ts'
import { watchMailbox } from './mailroom/mailbox.ts'
import { deliverPost, type Postman } from './mailroom/postman.ts'
import { matchInThread } from './matcher/thread.ts'
import { keepingPost, smtpPost } from './mailroom/smtp.ts'
import { FolderInUse } from './store/embedded/lock.ts'
import { house } from './store/house.ts'
import { doubtStale, releaseClaims } from './store/posting.ts'
import { openEmbedded, openPostgres, type Opened } from './store/open.ts'
import { readFolder } from './terminal/guide-files.ts'
import { personasToTry } from './terminal/greeting.ts'
import { listeningTrouble, openingTrouble, type Surroundings } from './terminal/trouble.ts'
import { createSite } from './web/app.tsx'
import { say } from './words.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

const log: Log = (level, what, about = {}) => {
  if (level === 'info' && process.env['LOG'] !== 'all') return
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), level, what, ...about })}\n`,
  )
}

/** The settings from the environment and .env, or the end with what is wrong. */
function settings(code = 2): Config {
  const file = join(process.cwd(), '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const config = readConfig(process.env)
  if (!Array.isArray(config)) return config
  for (const line of config) process.stderr.write(`${line}\n`)
  process.exit(code)
}

const surroundings = (config: Config): Surroundings => ({
  folder: config.DATA_FOLDER,
  database: config.DATABASE_URL ?? null,
  port: config.PORT,
  host: config.HOST,
})

/** The end, with a sentence about what stands in the way. What nobody foresaw is thrown. */
function giveUp(error: unknown, trouble: string | null, code = 3): never {
  if (trouble === null) throw error
  process.stderr.write(`${trouble}\n`)
  process.exit(code)
}

async function open(config: Config, code?: number): Promise<Opened> {
  try {
    if (config.DATABASE_URL) return await openPostgres(config.DATABASE_URL)
    return await openEmbedded(join(config.DATA_FOLDER, 'database'))
  } catch (error) {
    const inUse = error instanceof FolderInUse
    const folder = config.DATA_FOLDER
    const trouble = inUse
      ? say('en', 'terminal.in-use', { folder })
      : openingTrouble(error, surroundings(config))
    return giveUp(error, trouble, code)
  }
}

const postman: Postman = { name: randomUUID(), leaseSeconds: 600, batch: 100 }

async function deliver(app: App) {
  while ((await deliverPost({ ...app, post: keepingPost }, postman)) > 0);
}

/** The whole program around an open database. */
function assemble(config: Config, opened: Opened): App {
  return {
    db: opened.db,
    now: () => Temporal.Now.instant(),
    wallNow: () => Temporal.Now.instant(),
    chance: bytes => randomBytes(bytes),
    post: config.SMTP_URL ? smtpPost(config.SMTP_URL) : keepingPost,
    deliver,
    match: matchInThread,
    origin: config.ORIGIN,
    sender: config.MAIL_FROM,
    mailIn: config.MAIL_IN_DOMAIN ?? null,
    log,
  }
}

/** The guide the program ships with becomes an edition, unless it is one already. */
async function ownGuide(app: App) {
  const folder = join(root, 'guide/stakeholder-journey')
  const published = await publishGuide(app, 'stakeholder-journey', readFolder(folder))
  if ('edition' in published) return
  for (const { file, line, key, values } of published.problems) {
    process.stderr.write(`${file}:${line} ${say('en', key, values)}\n`)
  }
  process.exit(2)
}

/** The app on the programme’s clock: in the demo it runs ahead or behind, and mail stays here. */
async function onTheClock(app: App): Promise<App> {
  const { ahead, kind } = await house(app.db)
  const stays = kind === 'demo' && { post: keepingPost, mailIn: null }
  return { ...app, ...stays, now: () => app.now().add(ahead) }
}

function choresOf(app: App, stopping: AbortSignal): Chore[] {
  return [
    {
      name: 'fire-due-steps',
      everySeconds: 20,
      round: async () => fireDueSteps(await onTheClock(app)),
    },
    {
      name: 'gather-letters',
      everySeconds: 20,
      round: async () => gatherLetters(await onTheClock(app)),
    },
    {
      name: 'deliver-post',
      everySeconds: 1,
      round: async () => deliverPost(await onTheClock(app), postman),
    },
    {
      name: 'open-post',
      everySeconds: 1,
      round: async () => openPost(await onTheClock(app)),
    },
    {
      name: 'continue-imports',
      everySeconds: 1,
      round: async () => continueImports(await onTheClock(app)),
    },
    {
      name: 'continue-proposals',
      everySeconds: 2,
      round: async () => answerProposals(await onTheClock(app), stopping),
    },
    {
      name: 'notice-silence',
      everySeconds: 300,
      round: async () => noticeSilence(await onTheClock(app)),
    },
    {
      name: 'encourage',
      everySeconds: 600,
      round: async () => encourage(await onTheClock(app)),
    },
    {
      name: 'remind-of-talks',
      everySeconds: 60,
      round: async () => remindOfTalks(await onTheClock(app)),
    },
    {
      name: 'notice-overdue',
      everySeconds: 300,
      round: async () => noticeOverdue(await onTheClock(app)),
    },
    {
      name: 'keep-covers',
      everySeconds: 60,
      round: async () => keepCovers(await onTheClock(app)),
    },
    {
      name: 'lapse-askings',
      everySeconds: 20,
      round: async () => lapseAskings(await onTheClock(app)),
    },
  ]
}

/** What a start after a crash finds: nobody else can have letters in hand. */
async function afterTheLast(app: App, opened: Opened) {
  if (opened.engine !== 'PGlite') return
  await releaseClaims(app.db)
  const doubtful = await doubtStale(app.db, app.wallNow(), 0)
  if (doubtful > 0) app.log('warn', 'letters in doubt', { count: doubtful })
}

async function greet(app: App, address: string) {
  const { kind, organisation } = await house(app.db)
  const second = {
    empty: () => say('en', 'terminal.empty'),
    programme: () => say('en', 'terminal.programme', { organisation }),
    demo: async () => say('en', 'terminal.demo', { names: await personasToTry(app.db) }),
  }
  process.stdout.write(`${say('en', 'terminal.address', { address })}\n${await second[kind]()}\n`)
}

/** The letterbox, where the settings have a port for it. */
async function hangLetterbox(app: App, config: Config): Promise<Letterbox | null> {
  const { MAIL_IN_PORT: port, MAIL_IN_HOST: host, MAIL_IN_PROTOCOL: protocol } = config
  if (port === undefined) return null
  try {
    return await openLetterbox(app, { port, host, protocol })
  } catch (error) {
    return giveUp(error, listeningTrouble(error, { ...surroundings(config), port, host }))
  }
}

/** The mailbox, where the settings have one. In the demo nothing is fetched. */
function watch(app: App, { MAIL_IN_IMAP_URL: url }: Config) {
  const isWanted = async () => (await house(app.db)).kind === 'programme'
  return url === undefined ? null : watchMailbox(app, { url, isWanted })
}

/** Opens the database for one command and closes it again; `code` ends it where it cannot be. */
export async function withDatabase<T>(work: (app: App) => Promise<T>, code?: number): Promise<T> {
  const config = settings(code)
  const opened = await open(config, code)
  const app = assemble(config, opened)
  try {
    return await work(await onTheClock(app))
  } finally {
    await app.post.close()
    await opened.close()
  }
}

/** Starts everything; stops everything in order on Ctrl-C or SIGTERM. */
export async function start() {
  const config = settings()
  const opened = await open(config)
  const app = assemble(config, opened)
  await ownGuide(app)
  await afterTheLast(app, opened)
  const site = createSite(app, config.TRUSTED_PROXIES)
  const halt = new AbortController()
  const letterbox = await hangLetterbox(app, config)
  const mailbox = watch(app, config)
  const ticking = startTicking(choresOf(app, halt.signal), log)
  const server = serve({ fetch: site.fetch, port: config.PORT, hostname: config.HOST }, info => {
    const shown = config.PORT === 0 ? `http://localhost:${info.port}` : config.ORIGIN
    greet(app, shown).catch((error: unknown) =>
      log('error', 'no greeting', { error: String(error) }),
    )
  })
  server.once('error', async (error: unknown) => {
    await letterbox?.close()
    await mailbox?.close()
    await ticking.stop()
    await opened.close()
    giveUp(error, listeningTrouble(error, surroundings(config)))
  })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    halt.abort()
    server.close()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await letterbox?.close()
    await mailbox?.close()
    await ticking.stop()
    await app.post.close()
    await opened.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
