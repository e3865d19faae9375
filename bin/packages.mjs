// Programs of other people that some tests need, from Debian’s packages, where we may install them.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './own-node.mjs'

/** Runs a command without its chatter. True when it went well. */
export const run = (command, args) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** Installs a package of Debian; false where this is no Debian, or not ours to change. */
export function installPackage(name) {
  const may = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (!may || !run('apt-get', ['-qq', 'update'])) return false
  return run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', name])
}
