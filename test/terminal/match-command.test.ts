import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { matchCommand } from '../../src/terminal/match-command.ts'

const command = fileURLToPath(new URL('../../bin/wayfellow.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'wayfellow-match-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Files = Record<string, string | Uint8Array>

function write(files: Files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

/** Runs the command as one does at a terminal, in the folder of the files. */
function run(args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'match', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  return { status, stdout, stderr }
}

const today = Temporal.PlainDate.from('2026-07-25')

/** Asks the command in this process; the files are those with these names. */
function ask(files: Files, ...args: string[]) {
  write(files)
  const said: string[] = []
  const complained: string[] = []
  const out = {
    say: (line: string) => said.push(line),
    complain: (line: string) => complained.push(line),
  }
  const paths = args.map(arg => (/\.\w{3}$/.test(arg) ? join(folder, arg) : arg))
  return { status: matchCommand(out, paths, today), said, complained }
}

const pairs = (rows: string) => ({ 'pairs.csv': `mentee,mentor,score\n${rows}` })
const seats = (rows: string) => ({ 'seats.csv': `id,min,max\n${rows}` })
const needs = (rows: string) => ({ 'needs.csv': `id,need\n${rows}` })
const three = pairs('ana,ben,80\nana,chen,75\ndodo,ben,70\n')

const toPairs = ['--pairs', 'pairs.csv']
const toSeats = [...toPairs, '--seats', 'seats.csv']
const toNeeds = [...toPairs, '--needs', 'needs.csv']

/** The answer for programs, without how long it took. */
function answer(files: Files, ...args: string[]) {
  const { status, said, complained } = ask(files, ...args, '--json')
  expect([status, complained]).toEqual([0, []])
  const { seconds, ...rest } = JSON.parse(said.join('\n'))
  expect(seconds).toBeGreaterThanOrEqual(0)
  return rest
}

describe('wayfellow match at a terminal', () => {
  const help = run(['--help'])

  test.skipIf(process.platform === 'win32')('runs the example of its help as printed there', () => {
    const lines = help.stdout.slice(help.stdout.indexOf('Try it:')).split('\n').slice(1)
    const wayfellow = `"${process.execPath}" "${command}" `
    const script = lines.join('\n').replace('wayfellow ', wayfellow)
    const shell = spawnSync('sh', ['-ec', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    expect([help.status, shell.status, shell.stderr]).toEqual([0, 0, ''])
    expect(shell.stdout.split('\n')).toEqual([
      '2 of 2 mentees have a mentor. There are 2 pairs; together they come to 145, the weakest to 70.',
      expect.stringMatching(/^Proven best: nobody more can be matched; /),
      '',
      'ana with chen: 75',
      'dodo with ben: 70',
      '',
    ])
  })

  test('answers programs in one line of JSON, and exits with 0', () => {
    write({ ...three, ...needs('ana,2\ndodo,1\neve,1\n') })
    const { status, stdout, stderr } = run([...toNeeds, '--json'])
    expect([status, stderr, stdout.indexOf('\n')]).toEqual([0, '', stdout.length - 1])
    expect(JSON.parse(stdout)).toEqual({
      pairs: [
        { mentee: 'ana', mentor: 'chen', score: 75 },
        { mentee: 'dodo', mentor: 'ben', score: 70 },
      ],
      matched: 2,
      total: 145,
      worst: 70,
      unmatched: [
        {
          mentee: 'eve',
          reason: 'No mentor is given for eve whom she does not have already.',
        },
      ],
      waiting: [
        {
          mentee: 'ana',
          has: 1,
          need: 2,
          reason:
            '2 mentees, ana among them, have only one place with ben. With one more place with ben there would be room.',
        },
      ],
      proof: { valid: true, bound: 145, gap: 0 },
      seconds: expect.any(Number),
    })
  })

  test('exits with 2 when the input is wrong, with a sentence and no answer', () => {
    write(pairs('ana,ben,high\n'))
    expect(run(toPairs)).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'pairs.csv, row 2: the score of ana and ben is “high”, which is no number. Give a number of zero or more.\n',
    })
    expect(run(['--pairs', 'nowhere.csv'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'nowhere.csv cannot be read (ENOENT). Look whether the name is right.\n',
    })
  })
})

const noNumber = (score: string) =>
  `pairs.csv, row 2: the score of ana and ben is “${score}”, which is no number. Give a number of zero or more.`
const noEnd = (score: string) =>
  `pairs.csv, row 2: the score of ana and ben is ${score}, which has no end. Give a number.`
const negative = (score: string) =>
  `pairs.csv, row 2: the score of ana and ben is ${score}, which is below zero. Give zero or more, or take the row out if the two may not be paired.`
const missingScore =
  'pairs.csv, row 2: the score of ana and ben is missing. Give a number of zero or more, or take the row out if the two may not be paired.'
const noColumns =
  'pairs.csv, row 1: the columns mentee, mentor, score are missing. The first row has to name the columns: mentee,mentor,score.'

describe('a score that is none is named with its row and what to do', () => {
  const wrong: [string, string][] = [
    ['NaN', noNumber('NaN')],
    ['high', noNumber('high')],
    ['0x10', noNumber('0x10')],
    ['1.2.3', noNumber('1.2.3')],
    ['1 000', noNumber('1 000')],
    ['-1', negative('-1')],
    ['"-0,5"', negative('-0,5')],
    ['Infinity', noEnd('Infinity')],
    ['-inf', noEnd('-inf')],
    ['1e999', noEnd('1e999')],
    ['', missingScore],
    [' ', missingScore],
  ]
  test.for(wrong)('“%s”', ([score, line]) => {
    expect(ask(pairs(`ana,ben,${score}\n`), ...toPairs)).toEqual({
      status: 2,
      said: [],
      complained: [line],
    })
  })
})

describe('whatever else is wrong is named with its file, its row and what to do', () => {
  const unlisted = (who: string, name: string, file: string) =>
    `the ${who} “${name}” is not in the file of ${file}. Add her there, or put the name right.`
  const noCount = (column: string, name: string, text: string) =>
    `the ${column} of ${name} is “${text}”, which is no whole number. Give zero, one, two …`
  const cases: [string, Files, string[], string[]][] = [
    [
      'a pair that stands twice',
      pairs('ana,ben,1\ndodo,ben,1\nana,ben,2\n'),
      toPairs,
      ['pairs.csv, row 4: ana and ben stand here and in row 2. Keep one of the two.'],
    ],
    [
      'a name that is missing',
      pairs(',ben,1\nana,,1\n'),
      toPairs,
      [2, 3].map(
        row => `pairs.csv, row ${row}: a name is missing. Fill it in, or take the row out.`,
      ),
    ],
    [
      'a row cut in two by a comma',
      pairs('ana,ben,80,5\n'),
      toPairs,
      [
        'pairs.csv, row 2: this row has more cells than the first row. Put names and numbers with a comma in quotes, or separate the cells by semicolons.',
      ],
    ],
    ['a row cut short', pairs('ana,ben\n'), toPairs, [missingScore]],
    [
      'a column that is missing',
      { 'pairs.csv': 'mentee,score\nana,1\n' },
      toPairs,
      [
        'pairs.csv, row 1: the column mentor is missing. The first row has to name the columns: mentee,mentor,score.',
      ],
    ],
    ['an empty file', { 'pairs.csv': '' }, toPairs, [noColumns]],
    ['blank lines', { 'pairs.csv': '\n\n \n' }, toPairs, [noColumns]],
    [
      'a file that is no text',
      { 'pairs.csv': Uint8Array.from({ length: 999 }, (_, at) => (at * 89) % 256) },
      toPairs,
      [noColumns],
    ],
    [
      'a mentor who is not listed',
      { ...three, ...seats('ben,0,1\n') },
      toSeats,
      [`pairs.csv, row 3: ${unlisted('mentor', 'chen', 'seats')}`],
    ],
    [
      'a mentee who is not listed',
      { ...three, ...needs('ana,1\n') },
      toNeeds,
      [`pairs.csv, row 4: ${unlisted('mentee', 'dodo', 'needs')}`],
    ],
    [
      'a mentor listed twice',
      { ...three, ...seats('ben,0,1\nchen,0,1\nben,0,2\n') },
      toSeats,
      ['seats.csv, row 4: “ben” stands here and in row 2. Keep one of the two.'],
    ],
    [
      'a mentee listed twice',
      { ...three, ...needs('ana,1\ndodo,1\nana,1\n') },
      toNeeds,
      ['needs.csv, row 4: “ana” stands here and in row 2. Keep one of the two.'],
    ],
    [
      'a room below zero',
      { ...three, ...seats('ben,-1,1\nchen,0,-2\n') },
      toSeats,
      [
        'seats.csv, row 2: the min of ben is -1, which is below zero. Give zero or more.',
        'seats.csv, row 3: the max of chen is -2, which is below zero. Give zero or more.',
      ],
    ],
    [
      'a room that cannot be meant',
      { ...three, ...seats('ben,0,1000001\nchen,0,99999999999999999999\n') },
      toSeats,
      [
        'seats.csv, row 2: the max of ben is 1000001. More than 1,000,000 cannot be meant.',
        'seats.csv, row 3: the max of chen is 99999999999999999999. More than 1,000,000 cannot be meant.',
      ],
    ],
    [
      'a room that is no whole number',
      { ...three, ...seats('ben,0,1.5\nchen,,NaN\n') },
      toSeats,
      [
        `seats.csv, row 2: ${noCount('max', 'ben', '1.5')}`,
        `seats.csv, row 3: ${noCount('min', 'chen', '')}`,
        `seats.csv, row 3: ${noCount('max', 'chen', 'NaN')}`,
      ],
    ],
    [
      'a minimum above the maximum',
      { ...three, ...seats('ben,2,1\nchen,0,1\n') },
      toSeats,
      [
        'seats.csv, row 2: ben is to have at least 2 and at most 1 mentees. Lower the min, or raise the max.',
      ],
    ],
    [
      'a need that is none',
      { ...three, ...needs('ana,-2\ndodo,x\neve,1000001\n') },
      toNeeds,
      [
        'needs.csv, row 2: the need of ana is -2, which is below zero. Give zero or more.',
        `needs.csv, row 3: ${noCount('need', 'dodo', 'x')}`,
        'needs.csv, row 4: the need of eve is 1000001. More than 1,000,000 cannot be meant.',
      ],
    ],
    [
      'seats without their columns, and nothing said of those who are not listed then',
      { ...three, 'seats.csv': 'ben,0,1\n' },
      toSeats,
      [
        'seats.csv, row 1: the columns id, min, max are missing. The first row has to name the columns: id,min,max.',
      ],
    ],
    [
      'minima that cannot be met',
      { ...three, ...seats('ben,2,2\nchen,1,1\n') },
      toSeats,
      [
        'The minimums of ben and chen cannot be met: together they want 3 mentees, and only 2 may be paired with them. Lower a minimum, or allow more pairs.',
      ],
    ],
    [
      'a minimum of somebody whom nobody may have',
      { ...three, ...seats('ben,0,1\nchen,0,1\nzoe,1,2\n') },
      toSeats,
      [
        'The minimum of zoe cannot be met: one mentee is wanted, and nobody is there who may be paired there. Lower a minimum, or allow more pairs.',
      ],
    ],
    [
      'a goal that is none',
      three,
      [...toPairs, '--goal', 'best'],
      ['“best” is no goal. The goals are: everyone, fair, total.'],
    ],
    [
      'an option that is none',
      three,
      [...toPairs, '--all'],
      ["Unknown option '--all'", 'wayfellow match --help tells how it is asked.'],
    ],
  ]
  test.for(cases)('%s', ([, files, args, complained]) => {
    expect(ask(files, ...args)).toEqual({ status: 2, said: [], complained })
  })

  test('of very many problems the first twenty, and how many more', () => {
    const { complained } = ask(pairs('ana,ben,\n'.repeat(25)), ...toPairs)
    expect([complained.length, complained.at(-1)]).toEqual([
      21,
      '5 more rows have to be put right.',
    ])
  })

  test('a folder', () => {
    const { status, complained } = ask({}, '--pairs', folder)
    expect([status, complained]).toEqual([
      2,
      [`${folder} cannot be read (EISDIR). Look whether the name is right.`],
    ])
  })
})

const one = (mentee: string, mentor: string, score: number) => ({
  pairs: [{ mentee, mentor, score }],
  matched: 1,
  total: score,
  worst: score,
  unmatched: [],
  waiting: [],
  proof: { valid: true, bound: score, gap: 0 },
})
const nobody = {
  pairs: [],
  matched: 0,
  total: 0,
  worst: null,
  unmatched: [],
  waiting: [],
  proof: { valid: true, bound: 0, gap: 0 },
}

describe('files as they come', () => {
  test('only headings are an answer with nobody', () => {
    expect(answer(pairs(''), ...toPairs)).toEqual(nobody)
    expect(ask(pairs(''), ...toPairs).said[0]).toBe(
      'There is nobody to be matched. There are no pairs.',
    )
  })

  test('semicolons, a byte order mark, lines ended as on Windows, commas before decimals', () => {
    const text = '\uFEFFmentee;mentor;score\r\nana;ben;80,5\r\n'
    expect(answer({ 'pairs.csv': text }, ...toPairs)).toEqual(one('ana', 'ben', 80.5))
  })

  test('columns in another order, others beside them, capitals, spaces, blank lines', () => {
    const text = ' Score ,note,MENTOR,mentee\n\n 7 ,said so, ben , ana \n\n'
    expect(answer({ 'pairs.csv': text }, ...toPairs)).toEqual(one('ana', 'ben', 7))
  })

  test('quoted names with commas and quotes, names in Arabic', () => {
    const text = 'mentee,mentor,score\n"Diarra, ""Fatou""",مريم البلوشية,"1,25"\n'
    expect(answer({ 'pairs.csv': text }, ...toPairs)).toEqual(
      one('Diarra, "Fatou"', 'مريم البلوشية', 1.25),
    )
  })

  test('sums of decimals come out as on paper', () => {
    const { total, worst } = answer(pairs('a,x,0.1\nb,y,0.2\nc,z,0.3\n'), ...toPairs)
    expect([total, worst]).toEqual([0.6, 0.1])
  })

  test('scores of more decimals than can be added up stay as they are; the gap says how sure', () => {
    const files = pairs('a,x,0.1\nb,y,0.30000000000000004\n')
    const { pairs: found, total, worst, proof } = answer(files, ...toPairs)
    expect(found.map(({ score }: { score: number }) => score)).toEqual([0.1, 0.30000000000000004])
    expect([worst, proof.valid, proof.bound >= total, proof.gap < 1e-12]).toEqual([
      0.1,
      true,
      true,
      true,
    ])
    expect(total).toBeCloseTo(0.4, 12)
  })

  test('totals far above what 32 bits hold', () => {
    const { total } = answer(pairs('a,x,3000000000.25\nb,y,3000000000.5\n'), ...toPairs)
    expect(total).toBe(6_000_000_000.75)
  })

  test('needs and rooms far above what is allowed, of thousands', () => {
    const people = Array.from({ length: 3000 }, (_, at) => at)
    const { matched, waiting, unmatched } = answer(
      {
        ...pairs(people.map(at => `m${at},k${at % 7},${at % 5}\n`).join('')),
        ...needs(people.map(at => `m${at},1000000\n`).join('')),
        ...seats(Array.from({ length: 7 }, (_, at) => `k${at},0,${at ? 1 : 1_000_000}\n`).join('')),
      },
      ...toNeeds,
      '--seats',
      'seats.csv',
    )
    expect([matched, waiting.length, unmatched.length]).toEqual([435, 435, 2565])
  })

  test('nobody needs anybody, or nobody has a place', () => {
    expect(answer({ ...three, ...needs('ana,0\ndodo,0\n') }, ...toNeeds)).toEqual(nobody)
    const without = answer({ ...three, ...seats('ben,0,0\nchen,0,0\n') }, ...toSeats)
    expect(without.unmatched).toEqual([
      {
        mentee: 'ana',
        reason:
          'ana has no place with ben and chen. With one more place with ben there would be room.',
      },
      {
        mentee: 'dodo',
        reason: 'dodo has no place with ben. With one more place with ben there would be room.',
      },
    ])
  })
})

test('each goal is another answer', () => {
  const files = pairs('ana,ben,90\nana,chen,1\ndodo,ben,10\n')
  const by = (goal: string) => {
    const { matched, total, worst } = answer(files, ...toPairs, '--goal', goal)
    return [matched, total, worst]
  }
  expect([by('everyone'), by('fair'), by('total')]).toEqual([
    [2, 11, 1],
    [2, 11, 1],
    [1, 90, 90],
  ])
})
