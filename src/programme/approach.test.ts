import { expect, test } from 'vitest'
import { proposeRoute, type Told } from './approach.ts'

const nothing: Told = { icann: null, community: null, meetings: null }

test('a way is proposed by what the mentee told, with its reason (R31)', () => {
  const proposed = (told: Partial<Told>) => {
    const { route, because } = proposeRoute({ ...nothing, ...told })
    return `${route}, ${because}`
  }
  expect([
    proposed({}),
    proposed({ icann: 'new', community: 'new', meetings: 0 }),
    proposed({ meetings: 1 }),
    proposed({ icann: 'new', community: 'familiar' }),
    proposed({ icann: 'experienced', community: 'new' }),
    proposed({ icann: 'new', community: 'new', meetings: 2 }),
  ]).toEqual([
    'route-new, unknown',
    'route-new, new',
    'route-new, new',
    'route-familiar, community',
    'route-familiar, icann',
    'route-familiar, meetings',
  ])
})
