import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aWeek } from '../../../test/known-people.ts'
import { readFreeHours, writeFreeHours } from './free-hours.ts'

describe('free hours', () => {
  test.each([
    ['mo 18-22, sa 09-12', 'mo 18-22, sa 09-12'],
    ['Monday 18:00–22:00; Sat 9—12', 'mo 18-22, sa 09-12'],
    ['lundi 18h-22h', 'mo 18-22'],
    ['mardi à jeudi de 18h à 22h', 'tu 18-22, we 18-22, th 18-22'],
    ['me. 18 h – 20 h et sam 9h-12h', 'we 18-20, sa 09-12'],
    ['الاثنين ١٨–٢٢', 'mo 18-22'],
    ['الأحد والثلاثاء من 18 إلى 22', 'tu 18-22, su 18-22'],
    ['weekend 6-10pm', 'sa 18-22, su 18-22'],
    ['Mon: 9am to 1pm', 'mo 09-13'],
    ['Tue 9-1pm', 'tu 09-13'],
    ['mo, we, fr 20-22', 'mo 20-22, we 20-22, fr 20-22'],
    ['mo 9-12 18-22', 'mo 09-12, mo 18-22'],
    ['su-mo 10-12', 'mo 10-12, su 10-12'],
    ['mo 0-24', 'mo 00-24'],
  ])('“%s” is read as %s', (text, written) => {
    expect(writeFreeHours(readFreeHours(text) ?? [])).toBe(written)
  })

  test.each(['every day 20-22', 'tous les jours 20h–22h', 'كل يوم ٢٠-٢٢', 'mo-su 20-22', '20-22'])(
    '“%s” is read as those of all days',
    text => {
      expect(readFreeHours(text)).toEqual(
        [0, 1, 2, 3, 4, 5, 6].flatMap(day => [day * 24 + 20, day * 24 + 21]),
      )
    },
  )

  test('past midnight belong to the next day, and on Sunday to Monday', () => {
    expect(writeFreeHours(readFreeHours('fr 22-02') ?? [])).toBe('fr 22-24, sa 00-02')
    expect(readFreeHours('su 23-01')).toEqual([0, 167])
  })

  test('that begin or end within an hour are those that are whole', () => {
    expect(readFreeHours('mo 18:30-21:15')).toEqual([19, 20])
  })

  test.each([
    '',
    'whenever',
    'mo',
    'mo 18',
    'mo 25-26',
    'mo 18-22 or so',
    'mo 10-10',
    '-',
    'mo -',
    'constructor 9-10',
  ])('“%s” cannot be read', text => {
    expect(readFreeHours(text)).toBeNull()
  })

  test('are read as they were written, whatever they are', () => {
    fc.assert(
      fc.property(aWeek, free => {
        const expected = free.length === 0 ? null : free.toSorted((a, b) => a - b)
        expect(readFreeHours(writeFreeHours(free))).toEqual(expected)
      }),
    )
  })

  test('never break on anything a person types', () => {
    const piece = fc.oneof(
      fc.constantFrom('mo', 'lundi', 'الأحد', 'to', '-', '–', '9', '18:30', '25h', 'pm', ',', ' '),
      fc.string({ maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const free = readFreeHours(pieces.join('')) ?? readFreeHours(pieces.join(' ')) ?? []
        expect(free.filter(hour => hour < 0 || hour > 167 || !Number.isInteger(hour))).toEqual([])
      }),
    )
  })
})
