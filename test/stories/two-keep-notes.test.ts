import { describe, expect } from 'vitest'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { sharedNotesOf } from '../../src/store/shared-notes.ts'
import type { TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn, type Visitor } from '../site.ts'
import { test } from '../story.ts'

async function theTwo(app: TestApp) {
  const programme = await startProgramme(app)
  const pair = await programme.pairOf('Mei', 'Ana')
  const mei = await signedIn(app, addressOf('Mei'))
  const ana = await signedIn(app, addressOf('Ana'))
  const to = `/cohorts/${programme.cohort}/pairs/${pair.id}/notes`
  return { ...programme, pair, mei, ana, to }
}

const notesIn = async (app: TestApp, pair: number) =>
  (await sharedNotesOf(app.db, pair, { most: 50 })).map(one => one.words)

const one = (words: string, on = '2026-08-20') => ({ words, on })

/** The two, with one note by Mei, which she has open to change it. */
async function withOneNote(app: TestApp) {
  const two = await theTwo(app)
  await two.mei.post(two.to, one('Bring a coat'))
  await two.mei.open(two.to)
  const note = firstNote(two.mei)
  await two.mei.open(note)
  return { ...two, note }
}

/** The address of the first note on the page she is on. */
function firstNote({ page }: Visitor): string {
  const [address] = /\/cohorts\/\d+\/pairs\/\d+\/notes\/\d+/.exec(page.html) ?? []
  if (!address) throw new Error(`No note is on this page:\n${page.text}`)
  return address
}

describe('two keep notes together', () => {
  test('each with its day, the newest first, with who wrote it and who changed it last', async ({
    app,
  }) => {
    const { mei, ana, to } = await theTwo(app)
    app.clock.set('2026-08-21T09:00:00Z')
    await mei.open(to)
    await mei.press('Keep it', one('Read the **bylaws** until Friday', '2026-08-20'))
    await ana.post(to, one('Ask Petra about NCUC', '2026-08-21'))
    await mei.open(to)
    const lines = mei.page.text.split('\n')
    const written = ['Read the bylaws until Friday', 'Ask Petra about NCUC']
    expect(lines.filter(line => written.includes(line))).toEqual(written.toReversed())
    expect(mei.page.html).toContain('<strong>bylaws</strong>')
    expect(mei.page.text).toContain('Thursday 20 August · You wrote it')
    expect(mei.page.text).toContain('Friday 21 August · Ana wrote it')
    await mei.open(firstNote(mei))
    await mei.press('Keep it', { words: 'Ask Petra about NCUC and NPOC' })
    expect(mei.page.text).toContain('Ana wrote it · you changed it')
    await ana.open(to)
    expect(ana.page.text).toContain('Écrite par vous · modifiée par Mei')
  })

  test('a note is kept once however often it is pressed, and what cannot be kept comes back', async ({
    app,
  }) => {
    const { mei, to, pair } = await theTwo(app)
    for (let press = 0; press < 2; press++) await mei.post(to, one('Once'))
    expect(await notesIn(app, pair.id)).toEqual(['Once'])
    const noDay = await mei.post(to, one('Words that stay', 'some day'))
    expect([noDay.status, noDay.text.includes('Give a day')]).toEqual([422, true])
    expect(noDay.html).toContain('Words that stay')
    expect((await mei.post(to, one(' '))).status).toBe(422)
    const long = await mei.post(to, one(`${'a'.repeat(5000)}end`))
    expect([long.status, long.html.includes('aend')]).toEqual([422, true])
    expect(await notesIn(app, pair.id)).toEqual(['Once'])
  })

  test('when both change one at once, the second finds her words beside the newer ones', async ({
    app,
  }) => {
    const { mei, ana, note, pair } = await withOneNote(app)
    await ana.open(note)
    await ana.press('Garder', { words: 'Prendre un parapluie' })
    const page = await mei.press('Keep it', { words: 'Bring a hat' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('The other changed this note while you were writing')
    expect(page.text).toContain('Prendre un parapluie')
    expect(page.html).toContain('Bring a hat</textarea>')
    expect(await notesIn(app, pair.id)).toEqual(['Prendre un parapluie'])
    await mei.press('Keep it', { words: 'Bring a hat and an umbrella' })
    expect(await notesIn(app, pair.id)).toEqual(['Bring a hat and an umbrella'])
  })

  test('a fault in between does not let her write over what she has not seen', async ({ app }) => {
    const { mei, ana, note, pair } = await withOneNote(app)
    await ana.post(note, { do: 'keep', version: '1', ...one('Prendre un parapluie') })
    expect((await mei.press('Keep it', { words: 'Bring a hat', on: '' })).status).toBe(422)
    const page = await mei.press('Keep it', { words: 'Bring a hat', on: '2026-08-20' })
    expect([page.status, page.text.includes('Prendre un parapluie')]).toEqual([422, true])
    expect(await notesIn(app, pair.id)).toEqual(['Prendre un parapluie'])
  })

  test('one that was taken away while she wrote can be kept anew', async ({ app }) => {
    const { mei, ana, note, pair } = await withOneNote(app)
    await ana.open(note)
    await ana.press('L’enlever pour de bon')
    expect(await notesIn(app, pair.id)).toEqual([])
    const page = await mei.press('Keep it', { words: 'Bring a warm coat' })
    expect([page.status, page.html.includes('Bring a warm coat</textarea>')]).toEqual([422, true])
    expect(page.text).toContain('The other took this note away while you were writing')
    await mei.press('Keep it')
    expect(await notesIn(app, pair.id)).toEqual(['Bring a warm coat'])
    expect((await mei.open(note)).status).toBe(404)
  })

  test('nobody takes away what has become another since she read it', async ({ app }) => {
    const { mei, ana, note, pair } = await withOneNote(app)
    await ana.post(note, { do: 'keep', version: '1', ...one('Prendre un parapluie') })
    const page = await mei.press('Take it away for good')
    expect([page.status, page.text.includes('Prendre un parapluie')]).toEqual([422, true])
    expect(await notesIn(app, pair.id)).toEqual(['Prendre un parapluie'])
    await mei.press('Take it away for good')
    expect(await notesIn(app, pair.id)).toEqual([])
  })

  test('many are turned over like pages', async ({ app }) => {
    const { mei, to, pair } = await theTwo(app)
    for (let day = 1; day <= 21; day++) {
      await mei.post(to, one(`Day ${day}.`, `2026-08-${String(day).padStart(2, '0')}`))
    }
    expect((await notesIn(app, pair.id)).length).toBe(21)
    await mei.open(to)
    expect([mei.page.text.includes('Day 1.'), mei.page.text.includes('Day 21.')]).toEqual([
      false,
      true,
    ])
    await mei.open(`${to}?page=2`)
    expect([mei.page.text.includes('Day 1.'), mei.page.text.includes('Day 21.')]).toEqual([
      true,
      false,
    ])
  })

  test('nobody else reads them; she takes her own along, and they go with her', async ({ app }) => {
    const { mei, ana, to, pair, placeOf } = await theTwo(app)
    await ana.post(to, one('Ma tante habite à Mascate'))
    await mei.post(to, one('Mei has a cousin there too'))
    for (const name of ['Olu', 'Petra', 'Bo', 'Noor']) {
      const other = await signedIn(app, addressOf(name))
      expect((await other.open(to)).status).toBe(403)
      expect((await other.post(to, one('Me too'))).status).toBe(403)
    }
    const data = await (await ana.request('/me/data')).text()
    expect([data.includes('Ma tante'), data.includes('cousin')]).toEqual([true, false])
    await must(leaveForGood(app, (await placeOf('Ana')).person, 'Somebody who left'))
    expect(await notesIn(app, pair.id)).toEqual(['Mei has a cousin there too'])
  })
})
