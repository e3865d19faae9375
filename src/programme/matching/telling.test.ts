import { describe, expect, test } from 'vitest'
import { languages } from '../../words.ts'
import { aMentee, aMentor, asking } from '../../../test/known-people.ts'
import { fitOf } from './fit.ts'
import { readFreeHours } from './free-hours.ts'
import { tellFit, type Names } from './telling.ts'
import { criteria, type Weights } from './weights.ts'

const amaru = aMentee({
  groups: ['ncuc'],
  spoken: [
    { language: 'es', level: 'fluent' },
    { language: 'en', level: 'good' },
  ],
  country: 'BO',
  sector: 'civil-society',
  zone: 'America/La_Paz',
  free: readFreeHours('mo-fr 13-18'),
  hours: 2,
  topics: ['community radio', 'digital rights'],
  meetings: 0,
  wishes: [11],
})
const fatoumata = aMentor({
  groups: ['ncuc'],
  spoken: [
    { language: 'fr', level: 'fluent' },
    { language: 'es', level: 'fluent' },
  ],
  country: 'ML',
  zone: 'Africa/Bamako',
  hours: 1,
  topics: ['Digital rights'],
  meetings: 6,
  presence: 'there',
})

const names: Names = (kind, key) =>
  kind === 'topic' ? key : ({ ncuc: 'NCUC', lac: 'Latin America', africa: 'Africa' }[key] ?? key)

describe('a pair', () => {
  const fit = fitOf(asking(), amaru, fatoumata)

  test('is told in a paragraph that a stranger understands', () => {
    expect(tellFit('en', fit, names)).toBe(
      'Amaru and Fatoumata fit with 84 of 100 points. ' +
        'Amaru has chosen NCUC, and Fatoumata works there. ' +
        'Both are at ease in Spanish. ' +
        'If Fatoumata is free from 8:00 to 22:00, which we do not know, they share at least ' +
        '25 hours in every week, for example on Monday from 13:00 to 18:00 in La Paz. ' +
        'Fatoumata can speak about a part of what Amaru wishes to learn: digital rights. ' +
        'Fatoumata has been to 6 meetings, Amaru to none yet. ' +
        'Amaru has named Fatoumata as wish number 1. ' +
        'Amaru wishes for 2 hours a week, and Fatoumata can only offer one hour. ' +
        'They live in different regions: Amaru in Latin America, Fatoumata in Africa. ' +
        'Amaru comes for the first time, and Fatoumata walks with 2 mentees at most. ' +
        'We do not know yet whether Amaru will be at the meeting; it counts half. ' +
        'We do not know the sector of Fatoumata yet; it counts half.',
    )
  })

  test.each(languages)('is told in %s, with every place filled', language => {
    const told = [fit, fitOf(asking(), aMentee(), aMentor())].map(one =>
      tellFit(language, one, names),
    )
    expect(told.filter(text => /[{}\n]|undefined/.test(text))).toEqual([])
  })

  test('says in one sentence what is not known when that is much', () => {
    const told = tellFit('en', fitOf(asking(), aMentee(), aMentor()))
    expect(told).toBe(
      'Amaru and Fatoumata fit with 51 of 100 points. We do not know enough yet about 11 things, ' +
        'each of which counts half: The same community group, A language in common, Free hours in ' +
        'common, Topics, A step ahead, Wishes, Time for each other, Both at the meeting, The same ' +
        'region, The same sector and Care for first-timers.',
    )
  })

  test('names several people so that each keeps her direction from right to left', () => {
    const only = Object.fromEntries(criteria.map(one => [one, one === 'language' ? 10 : 0]))
    const asked = asking({ weights: only as Weights })
    const told = tellFit('ar', fitOf(asked, aMentee(), aMentor()))
    expect(told).toContain('لا نعرف بعد لغات \u2068\u2068Amaru\u2069 و\u2068Fatoumata\u2069\u2069')
  })
})
