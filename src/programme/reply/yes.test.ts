import { expect, test } from 'vitest'
import { saysNo, saysYes } from './yes.ts'

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

test('a no, or not yet, is understood in seven languages', () => {
  const no = [
    'No.',
    'Not yet, thank you',
    'Pas encore, merci',
    'Todavía no',
    'Ainda não',
    'Ещё нет',
    'ليس بعد',
    '还没有',
  ]
  expect(no.filter(text => !saysNo(text))).toEqual([])
  const other = ['', 'Yes', 'Not on Friday', 'Non, mais bientôt', 'Thank you']
  expect(other.filter(saysNo)).toEqual([])
})
