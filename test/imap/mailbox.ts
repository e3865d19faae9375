import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { onTestFinished } from 'vitest'

/** The most seconds a mail server of a test may live, whatever becomes of the test. */
const longest = 200

export const word = 'harbour-4711'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Dovecot reads mail as somebody who is not root: its own, or whoever runs the test. */
function mailOwner() {
  const isRoot = process.getuid?.() === 0
  const id = (what: string, name: string) =>
    Number(execFileSync('id', [what, name].filter(Boolean), { encoding: 'utf8' }))
  const name = isRoot ? 'dovecot' : ''
  return { isRoot, uid: id('-u', name), gid: id('-g', name) }
}

function configuration(folder: string, port: number): string {
  const { isRoot, uid, gid } = mailOwner()
  const mine = (what: string) => execFileSync('id', [what], { encoding: 'utf8' }).trim()
  const asMyself = `
    default_internal_user = ${mine('-un')}
    default_login_user = ${mine('-un')}
    default_internal_group = ${mine('-gn')}
    service anvil {
      chroot =
    }
    service imap-login {
      chroot =
    }`
  return `
    base_dir = ${folder}/run
    state_dir = ${folder}/run
    log_path = ${folder}/log
    protocols = imap
    listen = 127.0.0.1
    ssl = no
    disable_plaintext_auth = no
    auth_failure_delay = 0
    mail_location = maildir:${folder}/mail
    first_valid_uid = 1
    first_valid_gid = 1
    passdb {
      driver = static
      args = password=${word}
    }
    userdb {
      driver = static
      args = uid=${uid} gid=${gid} home=${folder}/mail
    }
    service imap-login {
      inet_listener imap {
        port = ${port}
      }
      inet_listener imaps {
        port = 0
      }
    }
    ${isRoot ? '' : asMyself}
    `
}

/** Everything in a folder is allowed, save to make others. */
function noFolders(folder: string): string {
  writeFileSync(join(folder, 'rights'), '* user=answers lrwstipex\n')
  return `
    mail_plugins = acl
    plugin {
      acl = vfile:${folder}/rights
    }
    `
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    const [greeting] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [
      unknown,
    ]
    return String(greeting).startsWith('* OK')
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

const binary = () => process.env['DOVECOT'] ?? '/usr/sbin/dovecot'

async function begin(folder: string, port: number): Promise<ChildProcess> {
  const server = spawn('timeout', [
    String(longest),
    binary(),
    '-F',
    '-c',
    join(folder, 'dovecot.conf'),
  ])
  let said = ''
  server.on('error', error => (said += String(error)))
  server.stderr.on('data', chunk => (said += String(chunk)))
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null || server.pid === undefined) break
    if (await answers(port)) return server
    await pause(50)
  }
  server.kill()
  throw new Error(`No Dovecot runs from ${binary()}: ${said}`)
}

async function end(server: ChildProcess) {
  if (server.exitCode !== null) return
  server.kill()
  await once(server, 'exit')
}

/** What lies in the folders of a mailbox: the subjects, with their flags. */
async function look(port: number): Promise<Record<string, string[]>> {
  const client = await enter(port)
  const lying: Record<string, string[]> = {}
  try {
    for (const { path } of await client.list()) {
      await client.mailboxOpen(path)
      const here = await client.fetchAll('1:*', { envelope: true, flags: true }).catch(() => [])
      lying[path] = here.map(({ envelope, flags }) =>
        [envelope?.subject ?? '', ...[...(flags ?? [])].filter(one => one !== '\\Recent')]
          .join(' ')
          .trim(),
      )
    }
  } finally {
    await client.logout()
  }
  return lying
}

async function enter(port: number): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: 'answers', pass: word },
    logger: false,
  })
  await client.connect()
  return client
}

type Lying = { folder?: string; at?: Date; flags?: string[] }

export type Mailbox = {
  port: number
  url: string
  /** Lays a message into a folder, as the mail server does when one comes. */
  lay: (raw: string | Buffer, about?: Lying) => Promise<void>
  lying: () => Promise<Record<string, string[]>>
  stop: () => Promise<void>
  goOn: () => Promise<void>
}

/**
 * A mailbox on an IMAP server of its own, which is stopped when the test is over. Some servers let
 * nobody make folders.
 */
export async function openMailbox({ folders = true } = {}): Promise<Mailbox> {
  const folder = mkdtempSync(join(tmpdir(), 'wayfellow-mailbox-'))
  chmodSync(folder, 0o755)
  const { isRoot, uid, gid } = mailOwner()
  for (const name of ['run', 'mail']) mkdirSync(join(folder, name))
  if (isRoot) chownSync(join(folder, 'mail'), uid, gid)
  const port = await freePort()
  writeFileSync(
    join(folder, 'dovecot.conf'),
    configuration(folder, port) + (folders ? '' : noFolders(folder)),
  )
  let server = await begin(folder, port)
  onTestFinished(async () => {
    await end(server)
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    port,
    url: `imap://answers:${word}@127.0.0.1:${port}`,
    lay: async (raw, { folder: into = 'INBOX', at, flags = [] } = {}) => {
      const client = await enter(port)
      if (into !== 'INBOX') await client.mailboxCreate(into)
      await client.append(into, raw, flags, at)
      await client.logout()
    },
    lying: () => look(port),
    stop: () => end(server),
    goOn: async () => {
      server = await begin(folder, port)
    },
  }
}

/** A way to a port that can be cut: what fits is not let through, and told. */
export async function openWay(to: number, stopAt: (said: string) => boolean) {
  const told = Promise.withResolvers<string>()
  let open = true
  const server = createServer(near => {
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) socket.on('error', () => undefined)
    far.pipe(near)
    near.on('data', chunk => {
      const said = chunk.toString('latin1')
      if (open && !stopAt(said)) far.write(chunk)
      else if (open) {
        open = false
        told.resolve(said)
      }
    })
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, stopped: told.promise }
}
