// Where is a Chromium? In CHROMIUM, at the usual places, in Playwright’s; else one is installed.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './own-node.mjs'
import { installPackage, run } from './packages.mjs'
import { ask, say } from './steps.mjs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const ofPlaywright = () =>
  ask(`import { chromium } from 'playwright-core'; console.log(chromium.executablePath())`)

const find = () =>
  [process.env.CHROMIUM, ...usual, ofPlaywright()].find(path => path && existsSync(path)) ?? null

function installOne() {
  say('There is no Chromium here. One is being installed; this can take a minute.')
  if (installPackage('chromium') && find()) return
  run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'])
}

/** The path of a Chromium; null when there is none and none could be installed. */
export function browser() {
  if (!find()) installOne()
  return find()
}
