// Where is a Dovecot, for the tests with a real mailbox? In DOVECOT, at the usual places; else one is
// installed.
import { existsSync } from 'node:fs'
import { installPackage } from './packages.mjs'
import { say } from './steps.mjs'

const usual = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot']

const find = () => [process.env.DOVECOT, ...usual].find(path => path && existsSync(path)) ?? null

/** The path of a Dovecot; null when there is none and none could be installed. */
export function imapServer() {
  if (find()) return find()
  say('There is no Dovecot here. One is being installed; this can take a minute.')
  return installPackage('dovecot-imapd') ? find() : null
}
