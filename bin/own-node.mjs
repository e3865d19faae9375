// What works on any Node from 20 on: installs the packages, finds the Node 26 among them, runs it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

const changed = file => (existsSync(file) ? statSync(file).mtimeMs : 0)

function works() {
  if (!existsSync(node)) return false
  const asked = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return asked.status === 0 && Number(/^v(\d+)/.exec(asked.stdout)?.[1]) >= 26
}

/** Installs the packages unless they are there and newer than the lock file. */
export function install() {
  const lock = join(root, 'package-lock.json')
  const installed = join(root, 'node_modules/.package-lock.json')
  if (works() && changed(installed) >= changed(lock)) return
  process.stderr.write('Installing what Wayfellow needs. This happens once.\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Not `npm ci`: it insists on the binaries of every other platform too, wherever they are missing.
  const done = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (done.status !== 0 || !works()) {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    process.stderr.write(`The packages could not be installed (Node wanted: ${engines?.node}).\n`)
    process.exit(1)
  }
}

/** Runs Wayfellow’s own Node with these arguments and passes signals and the exit code on. */
export function run(args, folder = root) {
  install()
  const child = spawn(node, args, { cwd: folder, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  return child
}

export { node }
