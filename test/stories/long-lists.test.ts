import { expect } from 'vitest'
import { addPerson } from '../../src/actions/keep-place.ts'
import { pairPeople } from '../../src/actions/pair-people.ts'
import { say } from '../../src/words.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

test('a long list stands on pages, and is searched by a name or an address, with accents or without', async ({
  app,
}) => {
  const { cohort, staff, placeOf } = await startProgramme(app, { pairs: [] })
  for (let at = 101; at <= 220; at += 1) {
    const name = at === 220 ? 'Zoë Ünal' : `Mentee ${at}`
    const added = { name, address: `m${at}@example.org`, role: 'mentee' } as const
    await must(addPerson(app, staff, cohort, { ...added, groups: [], capacity: 1 }))
  }
  const olu = await signedIn(app, addressOf('Olu'))
  const people = `/cohorts/${cohort}/people`
  await olu.open(people)
  expect(olu.page.text).not.toContain('Zoë Ünal')
  expect(olu.page.text).toContain(say('en', 'list.stand', { from: 1, to: 100, count: 127 }))
  await olu.open(`${people}?page=2`)
  expect(olu.page.text).toContain('Zoë Ünal')
  expect(olu.page.text).not.toContain('Mentee 101')
  for (const search of ['unal', 'M220@example']) {
    await olu.press(say('en', 'list.find'), { search })
    expect(olu.page.text).toContain(say('en', 'list.found', { count: 1, asked: search }))
    expect(olu.page.text).toContain('Zoë Ünal')
    expect(olu.page.text).not.toContain('Mentee 219')
  }
  await olu.open('/everybody?search=zoe')
  expect(olu.page.text).toContain('Zoë Ünal')
  expect(olu.page.text).not.toContain('Mentee 150')
  const pair = { mentor: (await placeOf('Mei')).id, mentee: (await placeOf('Ana')).id }
  await must(pairPeople(app, staff, cohort, pair))
  await olu.open(`/cohorts/${cohort}/pairs?search=nobody`)
  expect(olu.page.html).not.toContain(say('en', 'pairs.end'))
  await olu.open(`/cohorts/${cohort}/pairs?search=ana@`)
  expect(olu.page.html).toContain(say('en', 'pairs.end'))
})
