import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseParts, dayParts, readFreeHours, writeFreeHours } from './free-hours-text.ts'

test('a week is written by its stretches, Monday first', () => {
  expect(writeFreeHours([5 * 24 + 9, 5 * 24 + 10, 18, 19, 6])).toBe('mo 06-07, mo 18-20, sa 09-11')
  expect(writeFreeHours([])).toBe('')
})

test('what was written can be read again', () => {
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { minLength: 1 })
  fc.assert(
    fc.property(hours, free => {
      expect(readFreeHours(writeFreeHours(free))).toEqual(free.toSorted((a, b) => a - b))
    }),
  )
})

test('several days may be read together, and what is no week is none', () => {
  expect(readFreeHours('Mo-We 9-10')).toEqual([9, 33, 57])
  const strange = ['', 'soon', 'mo', 'mo 10-9', 'mo 9-25', 'we-mo 9-10', 'xx 9-10']
  expect(strange.map(readFreeHours)).toEqual(strange.map(() => null))
})

test('the parts of a day are the whole day', () => {
  const hours = dayParts.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, at) => from + at),
  )
  expect(hours).toEqual(Array.from({ length: 24 }, (_, hour) => hour))
})

test('a part that was half free stays so while it is chosen, and ends when it is not', () => {
  expect(chooseParts('mo 18-19', ['mo 18-20', 'tu 20-22'])).toBe('mo 18-19, tu 20-22')
  expect(chooseParts('mo 18-19', ['tu 20-22', 'nonsense'])).toBe('tu 20-22')
})
