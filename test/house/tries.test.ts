import { describe, expect, test } from 'vitest'
import { everybody } from './everybody.ts'
import { faultsIn, gaps, type Table, type Try } from './tries.ts'

const rules = { isEmpty: false, harmless: () => false }

test('a table is told of a route it does not know, and of one that is gone', () => {
  expect(gaps(['GET /', 'POST /new'], { 'GET /': everybody, 'GET /old': [] })).toEqual([
    'POST /new is not in the table',
    'GET /old is in the table, and gone from the site',
  ])
})

describe('whoever keeps the door', () => {
  const away = { about: 'all of one cohort', to: '', changed: [], read: [] }
  const table: Table = { 'GET /secret': ['programme staff'], 'POST /secret': ['programme staff'] }
  const seen: Omit<Try, 'route'> = { ...away, who: 'another mentee', status: 403 }
  const letter = { secret: 'Ana: words', readers: [] }

  test('finds nothing wrong where nothing is', () => {
    const staffs = { ...seen, who: 'programme staff', status: 303, changed: ['pair'] } as const
    const tries = [
      { ...seen, route: 'GET /secret' },
      { ...staffs, route: 'POST /secret' },
    ]
    expect(faultsIn(tries, table, rules)).toEqual([])
  })

  test.for<[string, Try, string[]]>([
    ['a page opened', { ...seen, route: 'GET /secret', status: 200 }, ['is let in with 200']],
    [
      'a write done behind a refusal',
      { ...seen, route: 'POST /secret', changed: ['pair'] },
      ['changes pair'],
    ],
    [
      'a letter shown with a refusal',
      { ...seen, route: 'GET /secret', read: [letter] },
      ['reads “Ana: words”'],
    ],
    [
      'a fault',
      { ...seen, route: 'GET /secret', status: 500 },
      ['breaks with 500', 'is let in with 500'],
    ],
    [
      'staff turned away',
      { ...seen, route: 'GET /secret', who: 'programme staff' },
      ['is turned away with 403'],
    ],
    [
      'a doing that only says it was done',
      { ...seen, route: 'POST /secret', who: 'programme staff', status: 303 },
      ['is let in, and nothing is done'],
    ],
  ])('notices %s', ([, planted, faults]) => {
    const said = faults.map(
      fault => `${planted.route} (all of one cohort): ${planted.who} ${fault}`,
    )
    expect(faultsIn([planted], table, rules)).toEqual(said)
  })
})
