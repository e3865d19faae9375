import { expect, test } from 'vitest'
import { saysYes } from './yes.ts'

test('a yes is understood in seven languages', () => {
  const yes = [
    'Yes.',
    'Yes, I agree. Thank you!',
    'D’accord, merci beaucoup',
    "D'accord !",
    'Sí, de acuerdo',
    'Sim, combinado.',
    'Да, согласна',
    'نعم، أوافق.',
    '好的，谢谢',
  ]
  expect(yes.filter(text => !saysYes(text))).toEqual([])
})

test('who says more, or something else, has not simply agreed', () => {
  const other = [
    '',
    'No.',
    'Thank you',
    'Yes, but Friday is hard for me.',
    'Yes. And could we begin a week later?',
    'Oui, sauf le vendredi',
    '👍 Friday?',
  ]
  expect(other.filter(saysYes)).toEqual([])
})
