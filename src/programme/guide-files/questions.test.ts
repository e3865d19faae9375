import { expect, test } from 'vitest'
import { shippedGuide } from '../../../test/cohort.ts'
import { questionsFor } from '../guide.ts'
import { printGuide } from '../guide-printing.ts'
import { readGuide } from './read.ts'

const { guide } = readGuide('stakeholder-journey', shippedGuide())
if (!guide) throw new Error('The guide the program ships with cannot be read')

const formOf = (key: string) => {
  const form = guide.questions.find(form => form.key === key)
  if (!form) throw new Error(`There is no form ${key}`)
  return form
}

test('what two forms ask is the same question, kept where it is written', () => {
  const find = (form: string) => formOf(form).questions.find(one => one.key === 'icann-experience')
  expect(find('about-the-mentee')).toEqual({ ...find('before-matching'), who: ['mentee'] })
  expect(find('about-the-mentee')?.form).toBe('before-matching')
})

test('a question may be for some of those its form is for', () => {
  const asked = (role: 'mentor' | 'mentee') =>
    questionsFor(formOf('before-matching'), role).map(({ key }) => key)
  expect(asked('mentee')).toEqual(['hours-per-week', ...asked('mentor')])
})

test('on paper it says for whom, and a week is said to be ticked', () => {
  const text = printGuide(guide, 'en')
  expect(text).toContain('1. *Mentee:* **How many hours a week would you like to give')
  expect(text).toContain('(the parts of seven days, to tick)')
})
