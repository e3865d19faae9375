import { describe, expect, test } from 'vitest'
import { decode, most, readFile, readTable } from './table.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const people = (text: string) => {
  const table = readTable(text)
  return table && [table.headings, table.rows.map(row => row.cells)]
}

describe('a file is read however it was written', () => {
  const text = 'Name;Mail\nZoë;zoe@example.org\n'
  const utf16 = (little: boolean) => {
    const units = new Uint16Array([...text].map(letter => letter.charCodeAt(0)))
    const view = new DataView(new ArrayBuffer(units.length * 2))
    for (const [at, unit] of units.entries()) view.setUint16(at * 2, unit, little)
    return new Uint8Array(view.buffer)
  }
  test.for([
    ['UTF-8', bytes(text), false],
    ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(text)]), false],
    ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, ...utf16(true)]), false],
    ['UTF-16 the other way round', new Uint8Array([0xfe, 0xff, ...utf16(false)]), false],
    ['UTF-16 without a mark', utf16(true), false],
    ['UTF-16 the other way round without a mark', utf16(false), false],
    [
      'as an old spreadsheet program does, which is a guess',
      Uint8Array.from(text, letter => letter.charCodeAt(0)),
      true,
    ],
  ] as const)('%s', ([, file, guessed]) => {
    expect(decode(file)).toEqual({ text, guessed })
  })

  test('a letter no database can hold is taken out', () => {
    expect(decode(bytes('Name\u0000\nA')).text).toBe('Name\nA')
  })
})

describe('rows and columns', () => {
  const expected = [
    ['Name', 'Mail'],
    [
      ['Ana', 'a@b.org'],
      ['Ben', 'b@b.org'],
    ],
  ]
  test.for<[string, string]>([
    ['commas', 'Name,Mail\nAna,a@b.org\nBen,b@b.org\n'],
    ['semicolons', 'Name;Mail\nAna;a@b.org\nBen;b@b.org\n'],
    ['tabs', 'Name\tMail\r\nAna\ta@b.org\r\nBen\tb@b.org\r\n'],
    ['a separator written down', 'sep=|\nName|Mail\nAna|a@b.org\nBen|b@b.org\n'],
    ['the line ends of old machines', 'Name,Mail\rAna,a@b.org\rBen,b@b.org'],
    ['a title above the headings', 'Our mentors 2026\n\nName;Mail\nAna;a@b.org\nBen;b@b.org\n'],
  ])('%s', ([, text]) => expect(people(text)).toEqual(expected))

  test('semicolons, when the texts are full of commas', () => {
    const text = 'Name;Mail;About\nAna;a@b.org;"x, y, z, and; w"\nBen;b@b.org;p, q, r\n'
    expect(people(text)).toEqual([
      ['Name', 'Mail', 'About'],
      [
        ['Ana', 'a@b.org', 'x, y, z, and; w'],
        ['Ben', 'b@b.org', 'p, q, r'],
      ],
    ])
  })

  test('a line break within quotation marks is part of the cell', () => {
    expect(people('Name,About\n"Ana ""the first""","one\ntwo"')?.[1]).toEqual([
      ['Ana "the first"', 'one\ntwo'],
    ])
  })

  test('rows keep the numbers the spreadsheet shows; blank ones are counted', () => {
    const table = readTable('Name,Mail\n\nAna,a@b.org\n,\n  ,\nBen,b@b.org\n\n')
    expect([table?.rows.map(row => row.number), table?.blank]).toEqual([[3, 6], 4])
  })

  test('headings whose rows are all blank are a file with nobody in it', () => {
    expect(readTable('Name,Mail\n,\n,\n')).toEqual({
      headings: ['Name', 'Mail'],
      rows: [],
      blank: 2,
    })
  })

  test('a file without headings has columns without names', () => {
    expect(people('Ana,a@b.org\nBen,b@b.org')).toEqual([['', ''], expected[1]])
  })

  test('one column is a table too', () => {
    expect(people('Mail\na@b.org\nb@b.org\n')).toEqual([['Mail'], [['a@b.org'], ['b@b.org']]])
  })

  test('columns that are empty from top to bottom at the end are no columns', () => {
    expect(readTable('Name,Mail,,,\nAna,a@b.org,,,\n')?.headings).toEqual(['Name', 'Mail'])
    expect(readTable('Name,Mail,,\nAna,a@b.org,x,\n')?.headings).toEqual(['Name', 'Mail', ''])
  })

  test('a row whose quotation mark never closes is marked', () => {
    const table = readTable('Name,Mail\nAna,a@b.org\n"Ben,b@b.org\nChen,c@b.org\n')
    expect(table?.rows.map(row => row.torn)).toEqual([false, true])
  })
})

describe('a file is refused in plain words when', () => {
  test.for([
    ['no-file', new Uint8Array()],
    ['empty', bytes('\n , \n,,\n')],
    ['too-large', new Uint8Array(most.bytes + 1)],
    ['workbook', bytes('PK\u0003\u0004[Content_Types].xml')],
    ['too-many-rows', bytes(`Mail\n${'a@b.org\n'.repeat(most.rows + 1)}`)],
    ['too-many-columns', bytes(`${'x,'.repeat(most.columns)}y\n`)],
  ] as const)('%s', ([key, file]) => {
    const read = readFile(file)
    expect('problem' in read && [read.problem.key, read.problem.field]).toEqual([
      `import.problem.${key}`,
      'file',
    ])
  })

  test('and not when it just fits', () => {
    const rows = readFile(bytes(`Mail\n${'a@b.org\n'.repeat(most.rows)}`))
    const columns = readFile(bytes(`${'x,'.repeat(most.columns - 1)}y\n`))
    expect(['table' in rows, 'table' in columns]).toEqual([true, true])
  })
})
