import { expect, test } from 'vitest'
import { chooseParts, dayParts } from './day-parts.ts'

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
