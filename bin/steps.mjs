// What the checks have in common: a step is announced, runs before your eyes, and is counted.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, node, root } from './own-node.mjs'

const inPackages = name => join(root, 'node_modules', name)
const sums = { passed: 0, failed: 0 }
const notes = []

export const say = words => process.stdout.write(`\n— ${words}\n`)

/** Something to be said at the end, where it is not overlooked. */
export const note = words => notes.push(words)

/** Runs our own Node where one can watch. True when it went well. */
export function runNode(args, environment = {}) {
  const env = { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...environment }
  return spawnSync(node, args, { cwd: root, stdio: 'inherit', env }).status === 0
}

/** A check that is right or wrong as a whole. */
export function check(words, file, args) {
  say(words)
  const well = runNode([inPackages(file), ...args])
  if (!well) note(`${words} No.`)
  sums[well ? 'passed' : 'failed'] += 1
}

/** A step that could not even begin. */
export function fail(words) {
  say(words)
  note(words)
  sums.failed += 1
}

const report = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** Tests, counted one by one. A run that breaks without a failing test counts as one. */
export function tests(words, args, environment = {}) {
  say(words)
  const folder = mkdtempSync(join(tmpdir(), 'wayfellow-report-'))
  const file = join(folder, 'report.json')
  const well = runNode(
    [
      inPackages('vitest/vitest.mjs'),
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    environment,
  )
  const { numPassedTests = 0, numFailedTests = 0 } = report(file) ?? {}
  rmSync(folder, { recursive: true, force: true })
  const broken = !well && numFailedTests === 0 ? 1 : 0
  if (well && numPassedTests === 0) return fail(`${words}: nothing ran`)
  sums.passed += numPassedTests
  sums.failed += numFailedTests + broken
  note(`${words}: ${numPassedTests} passed, ${numFailedTests + broken} failed`)
}

/** The checks that only read: how the code is written and whether its types fit. */
export function readingChecks() {
  check('Is everything formatted?', 'prettier/bin/prettier.cjs', ['--check', '.'])
  check('Does the linter agree?', 'oxlint/bin/oxlint', [])
  check('Do the types fit?', 'typescript/bin/tsc', ['-p', '.'])
}

/** What a program of ours says, as one line. */
export function ask(script) {
  const asked = spawnSync(node, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  })
  return asked.stdout.trim()
}

/** The last words, the sum as the very last line, and the exit code. */
export function end() {
  if (notes.length > 0) process.stdout.write(`\n${notes.join('\n')}\n`)
  process.stdout.write(`\n${sums.passed} passed, ${sums.failed} failed\n`)
  process.exitCode = sums.failed > 0 || sums.passed === 0 ? 1 : 0
}

export { install }
