import { expect } from 'vitest'
import { writeMessage } from '../../src/actions/write-message.ts'
import { deliverAll } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { askForLetter, signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

test('in her quiet hours no letter comes, and it comes when they end; a way in always comes', async ({
  app,
}) => {
  const { pairOf, placeOf } = await startProgramme(app)
  const pair = await pairOf('Mei', 'Ana')
  const [mei, ana] = [await placeOf('Mei'), await placeOf('Ana')]
  const zone = { time_zone: 'Africa/Nairobi' }
  await app.db.updateTable('person').set(zone).where('id', '=', ana.person).execute()
  const visitor = await signedIn(app, addressOf('Ana'))
  await visitor.open('/me')
  expect(visitor.page.html).toContain('href="/me/mail"')
  await visitor.open('/me/mail')
  await visitor.press('Enregistrer', { from: '22', to: '7' })
  await deliverAll(app)
  const came = async (at: string) => {
    app.clock.set(at)
    return (await deliverAll(app)).map(letter => `${letter.to.name}: ${letter.subject}`)
  }
  // Ten in the evening in Nairobi.
  app.clock.set('2026-09-01T19:00:00Z')
  await must(writeMessage(app, mei.person, pair, { words: 'Good night!', how: 'page' }))
  await must(writeMessage(app, ana.person, pair, { words: 'And to you.', how: 'page' }))
  expect(await came('2026-09-01T19:00:01Z')).toEqual(['Mei: Ana writes to you'])
  await askForLetter(app, new Visitor(app), addressOf('Ana'))
  expect(await came('2026-09-02T03:59:59Z')).toEqual([])
  expect(await came('2026-09-02T04:00:00Z')).toEqual(['Ana: Mei vous écrit'])
})

test('hours that cannot be are refused, and none are none again', async ({ app }) => {
  const { placeOf } = await startProgramme(app)
  const { person } = await placeOf('Mei')
  const mei = await signedIn(app, addressOf('Mei'))
  const kept = async () =>
    app.db
      .selectFrom('person')
      .select(['quiet_from', 'quiet_to'])
      .where('id', '=', person)
      .executeTakeFirst()
  for (const wrong of [
    { from: '7', to: '7' },
    { from: '22', to: '' },
    { from: '30', to: '7' },
  ]) {
    expect((await mei.post('/me/mail', { rhythm: 'at-once', ...wrong })).status).toBe(422)
  }
  expect(await kept()).toEqual({ quiet_from: null, quiet_to: null })
  await mei.post('/me/mail', { rhythm: 'at-once', from: '12', to: '14' })
  expect(await kept()).toEqual({ quiet_from: 12, quiet_to: 14 })
  await mei.post('/me/mail', { rhythm: 'at-once', from: '', to: '' })
  expect(await kept()).toEqual({ quiet_from: null, quiet_to: null })
})
