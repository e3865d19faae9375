import { describe, expect, test } from 'vitest'
import { code, filesIn, ownImportsOf, withoutComments, type Source } from './sources.ts'

/**
 * Read from top to bottom: a file may import from its own place and from those above. What stands
 * on one line are strangers to each other.
 */
const order: string[][] = [
  ['src/words.ts'],
  ['src/outcome.ts', 'src/days.ts', 'src/markdown.ts', 'src/digest.ts', 'src/config.ts'],
  ['src/programme/'],
  ['src/own-letters.ts', 'src/store/', 'seeds/'],
  ['src/app.ts'],
  ['src/actions/'],
  ['src/mailroom/', 'src/clock/', 'src/matcher/', 'src/terminal/', 'src/web/'],
  ['src/main.ts'],
  ['src/command.ts'],
]

const placeOf = (path: string) => order.flat().find(place => path.startsWith(place))
const levelOf = (path: string) => order.findIndex(places => places.includes(placeOf(path) ?? ''))

/** Imports that go uphill, or to a stranger on the same level. Words are data, below everything. */
function uphill(source: Source): string[] {
  return ownImportsOf(source)
    .filter(target => !target.startsWith('words/'))
    .filter(target => {
      if (placeOf(target) === placeOf(source.path)) return false
      return levelOf(target) === -1 || levelOf(target) >= levelOf(source.path)
    })
    .map(target => `${source.path} → ${target}`)
}

const all = [...code(), ...filesIn('seeds', /\.ts$/)]

describe('imports go one way', () => {
  test('every file has its place in the order', () => {
    expect(all.map(({ path }) => path).filter(path => levelOf(path) === -1)).toEqual([])
  })

  test('and none goes uphill, nor from one door to another', () => {
    expect(all.flatMap(uphill)).toEqual([])
  })

  test('an import uphill, a dynamic one, a door in a door and a way out would be caught', () => {
    const planted = (path: string, text: string) => uphill({ path, text }).length
    expect([
      planted('src/programme/guide.ts', "import { house } from '../store/house.ts'"),
      planted('src/store/house.ts', "export { fire } from '../actions/fire-due-steps.ts'"),
      planted('src/web/pages.ts', "await import('../mailroom/postman.ts')"),
      planted('src/actions/sign-in.ts', "import type { Visit } from '../web/visit.ts'"),
      planted('src/web/pages.ts', "import { test } from '../../test/app.ts'"),
      planted('src/web/pages.ts', "import { say } from '../words.ts'"),
    ]).toEqual([1, 1, 1, 1, 1, 0])
  })
})

const impure =
  /\bawait\b|\basync\b|\bDate\b|Temporal\.Now|Math\.random|\bprocess\.|\bfetch\(|\bsetTimeout\b|\bconsole\.|from 'node:/

describe('the programme is pure', () => {
  test('it never waits, asks the time, rolls a die or looks at the world', () => {
    const found = code()
      .filter(({ path }) => path.startsWith('src/programme/'))
      .flatMap(source =>
        withoutComments(source)
          .split('\n')
          .flatMap((line, at) =>
            impure.test(line) ? [`${source.path}:${at + 1} ${line.trim()}`] : [],
          ),
      )
    expect(found).toEqual([])
  })

  test('a clock, a die, a wait and a look at the disk would be caught; a comment is not', () => {
    const text = [
      'const now = new Date()',
      'const at = Temporal.Now.instant()',
      'const die = Math.random()',
      'export const read = async () => 1',
      "import { readFileSync } from 'node:fs'",
      '// The Date of a process.exit is no matter here',
      'const day: Temporal.PlainDate = on',
    ].join('\n')
    const lines = withoutComments({ path: 'planted.ts', text }).split('\n')
    expect(lines.map(line => impure.test(line))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

const ofTheWorld = /\bconsole\b|\bprocess\.env\b/

describe('only main.ts reads the environment, and nothing writes to the console', () => {
  const worldly = (source: Source) =>
    source.path !== 'src/main.ts' && ofTheWorld.test(withoutComments(source))

  test('in all of src', () => {
    expect(
      code()
        .filter(worldly)
        .map(({ path }) => path),
    ).toEqual([])
  })

  test('either would be caught', () => {
    const planted = (text: string) => worldly({ path: 'src/days.ts', text })
    expect([
      planted("console.log('here')"),
      planted("const port = process.env['PORT']"),
      planted('// console.log was here'),
    ]).toEqual([true, true, false])
  })
})
