import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { matchCommand } from '../../src/terminal/match-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'wayfellow-match-'))
afterAll(() => rmSync(folder, { recursive: true }))

const today = Temporal.PlainDate.from('2026-07-25')

/** Writes files, asks the command, and gives what it said and its exit status. */
function ask(files: Record<string, string>, args: string[]) {
  const said: string[] = []
  const complained: string[] = []
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const out = {
    say: (line: string) => said.push(line),
    complain: (line: string) => complained.push(line),
  }
  const paths = args.map(arg => (arg in files ? join(folder, arg) : arg))
  return { status: matchCommand(out, paths, today), said, complained }
}

const mentors = `Full name;Mail;Group;Spoken languages;Country;Zone;Places
Awa Sow;awa@example.org;NCUC;fr fluent, en good;SN;Africa/Dakar;1
Bo Lind;bo@example.org;BC;en fluent;SE;Europe/Stockholm;2
`
const mentees = `Name,E-mail,Community group,Languages,Country,Time zone
Ana Cruz,ana@example.org,NCUC,"fr good",BO,America/La_Paz
Ben Obi,ben@example.org,BC,"en good",NG,Africa/Lagos
Chen Wu,chen@example.org,BC,"zh fluent",CN,Asia/Shanghai
`
const people = ['--mentors', 'mentors.csv', '--mentees', 'mentees.csv']
const both = { 'mentors.csv': mentors, 'mentees.csv': mentees }
const map = { 'map.yaml': 'mentors:\n  capacity: Places\n' }
const json = (files: Record<string, string>, args: string[]) => {
  const { status, said } = ask(files, [...args, '--json'])
  return { status, ...JSON.parse(said.join('\n')) }
}

describe('two spreadsheets of people, under any headings', () => {
  const answer = json({ ...both, ...map }, [...people, '--mapping', 'map.yaml'])

  test('give the best pairs, proven, and say why nobody else can be matched', () => {
    expect(answer).toMatchObject({
      status: 0,
      matched: 2,
      proof: { valid: true, gap: 0 },
      unmatched: [
        {
          mentee: 'chen@example.org',
          reason: '2 mentors speak none of the mentee’s languages.',
        },
      ],
    })
    expect(
      answer.pairs.map(({ mentee, mentor }: Record<string, string>) => [mentee, mentor]),
    ).toEqual([
      ['ana@example.org', 'awa@example.org'],
      ['ben@example.org', 'bo@example.org'],
    ])
  })

  test('say of each pair why, in words that name both', () => {
    const [first] = answer.pairs
    expect(
      first.why.startsWith(`Ana Cruz and Awa Sow fit with ${first.score} of 100 points.`),
    ).toBe(true)
    expect(first.why.includes('Ana Cruz has chosen NCUC, and Awa Sow works there.')).toBe(true)
  })

  test('are read as the mapping says: with a column more, there is more room', () => {
    const three = `${mentees}Dodo Eze,dodo@example.org,BC,"en good",NG,Africa/Lagos\n`
    const files = { ...both, 'mentees.csv': three, ...map }
    expect(json(files, [...people, '--mapping', 'map.yaml']).matched).toBe(3)
    expect(json(files, people).matched).toBe(2)
  })
})

describe('what cannot be read is named, with row and remedy', () => {
  const refused = (files: Record<string, string>, args: string[]) => {
    const { status, complained, said } = ask(files, args)
    return [status, said, complained]
  }

  test('a row without an address', () => {
    const broken = `${mentees}Eve Roy,,BC,en,FR,Europe/Paris\n`
    expect(refused({ ...both, 'mentees.csv': broken }, people)).toEqual([
      2,
      [],
      [expect.stringMatching(/^mentees\.csv, row 5: .*address/)],
    ])
  })

  test('the same person twice', () => {
    const twice = `${mentees}Ana Cruz,ANA@example.org,BC,en,FR,Europe/Paris\n`
    expect(refused({ ...both, 'mentees.csv': twice }, people)).toEqual([
      2,
      [],
      ['mentees.csv, row 5: “ana@example.org” stands here and in row 2. Keep one of the two.'],
    ])
  })

  test('a mapping of what no column can hold, or of a heading that is not there', () => {
    const strange = { 'map.yaml': 'mentors: { shoe: Places }\nmentees: { group: Tribe }\n' }
    const [status, , complained] = refused({ ...both, ...strange }, [
      ...people,
      '--mapping',
      'map.yaml',
    ])
    expect([status, complained]).toEqual([
      2,
      [
        expect.stringMatching(/^mentors\.csv, row 1: “shoe” is nothing a column can hold\./),
        expect.stringMatching(/^mentees\.csv, row 1: the heading “Tribe” for group is not there\./),
      ],
    ])
  })

  test('a mapping that is none', () => {
    const [status, , complained] = refused({ ...both, 'map.yaml': '- a\n- [' }, [
      ...people,
      '--mapping',
      'map.yaml',
    ])
    expect([status, complained]).toEqual([2, [expect.stringMatching(/^map\.yaml is no mapping\./)]])
  })

  test('a file that is not there, and a workbook', () => {
    expect(refused({}, ['--mentors', 'nowhere.csv', '--mentees', 'nowhere.csv'])).toEqual([
      2,
      [],
      ['nowhere.csv cannot be read (ENOENT). Look whether the name is right.'],
    ])
    const [status, , complained] = refused({ ...both, 'mentors.csv': 'PK\u0003\u0004' }, people)
    expect([status, complained]).toEqual([2, [expect.stringMatching(/^mentors\.csv: .*CSV/)]])
  })
})
