import { describe, expect } from 'vitest'
import { answerProposals } from '../../src/actions/matching/answer-proposals.ts'
import { askForPairs } from '../../src/actions/matching/ask-for-pairs.ts'
import { addPerson, changePlace, endPlace } from '../../src/actions/keep-place.ts'
import type { App } from '../../src/app.ts'
import { matchInThread } from '../../src/matcher/thread.ts'
import { usualSettings } from '../../src/programme/proposals/settings.ts'
import { apartOf } from '../../src/store/wishes.ts'
import { pairsOf } from '../../src/store/places.ts'
import { claimProposal } from '../../src/store/proposal-work.ts'
import { proposalBy } from '../../src/store/proposals.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme, type Programme } from '../cohort.ts'
import { signedIn, type Visitor } from '../site.ts'
import { test } from '../story.ts'

const nobodyPaired = { pairs: [] as [string, string][] }
const never = new AbortController().signal

async function idsOf({ placeOf }: Programme, ...names: string[]) {
  return Promise.all(names.map(async name => (await placeOf(name)).id))
}

/** Staff at the board of a new proposal, asked for by the form. */
async function staffAtTheBoard(app: TestApp, { cohort }: Programme): Promise<Visitor> {
  const staff = await signedIn(app, addressOf('Olu'))
  await staff.open(`/cohorts/${cohort}/pairs`)
  await staff.open(`/cohorts/${cohort}/matching`)
  await staff.press('Propose pairs')
  return staff
}

const numberOf = (visitor: Visitor) => Number(/matching\/(\d+)/.exec(visitor.page.path)?.[1])

/** The pairs on the board, as “mentee with mentor”. */
const pairsOn = (visitor: Visitor) =>
  [...visitor.page.html.matchAll(/<li class="pair"[\s\S]*?<p>([\s\S]*?)<br/g)].map(([, two = '']) =>
    two
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )

async function decide(visitor: Visitor, two: { mentee: number; mentor: number }, what: string) {
  const path = visitor.page.path.split('?')[0] ?? ''
  const fields = { do: what, mentee: String(two.mentee), mentor: String(two.mentor) }
  return visitor.post(path, fields)
}

async function reviewAndPublish(visitor: Visitor, cohort: number, filled = {}) {
  const to = `/cohorts/${cohort}/matching/${numberOf(visitor)}/publish`
  await visitor.open(to)
  if (visitor.page.html.includes('I have looked through it')) {
    await visitor.press('I have looked through it')
  }
  const label = /Publish, and write to (?:both|all)/.exec(visitor.page.text)?.[0] ?? 'Publish'
  return visitor.press(label, filled)
}

const pairLetters = async (app: App) =>
  (
    await app.db
      .selectFrom('letter')
      .innerJoin('person', 'person.id', 'letter.to_person_id')
      .select(['template', 'name'])
      .where('template', 'like', 'you-have-a-%')
      .orderBy('letter.id')
      .execute()
  ).map(({ template, name }) => `${name}: ${template}`)

describe('staff ask for pairs', () => {
  test('and the proposal is there at once, with reasons, a proof, and who has nobody', async ({
    app,
  }) => {
    const programme = await startProgramme(app, nobodyPaired)
    await programme.add({ name: 'Kim', role: 'mentee' })
    const staff = await staffAtTheBoard(app, programme)
    expect(staff.page.text).toContain('3 pairs are ready. One person still has no mentor.')
    expect(staff.page.text).toContain('Proven best')
    expect(pairsOn(staff).length).toBe(3)
    expect(staff.page.text).toContain('No mentor yet, and why')
    expect(staff.page.text).toMatch(/with one more, \w+ fits with \d+/)
  })

  test('gets a place more for a mentor by a press, and everybody has one', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    await programme.add({ name: 'Kim', role: 'mentee' })
    const staff = await staffAtTheBoard(app, programme)
    const label = /Give \w+ one place more/.exec(staff.page.text)?.[0] ?? ''
    await staff.press(label)
    expect(staff.page.text).toContain('4 pairs are ready. Everybody has a mentor.')
  })

  test('keeps goal, floor and weights with the cohort', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const staff = await signedIn(app, addressOf('Olu'))
    await staff.open(`/cohorts/${programme.cohort}/matching`)
    await staff.press('Propose pairs', { goal: 'fair', floor: '7', 'weight-topics': '9' })
    await staff.open(`/cohorts/${programme.cohort}/matching`)
    const { html, text } = staff.page
    expect(html).toMatch(/value="fair" checked/)
    expect(html).toMatch(/name="floor"[^>]*value="7"/)
    expect(html).toMatch(/id="weight-topics"[^>]*value="9"/)
    expect(text).toContain('3 of 3 with a mentor')
  })

  test('may promise a region so many, and that comes before the fits', async ({ app }) => {
    const programme = await startProgramme(app, {
      pairs: [],
      people: [
        { name: 'Mei', role: 'mentor', capacity: 1 },
        { name: 'Ana', role: 'mentee' },
        { name: 'Ben', role: 'mentee' },
      ],
    })
    for (const [name, country] of Object.entries({ Mei: 'FR', Ben: 'FR', Ana: 'BR' })) {
      const { person } = await programme.placeOf(name)
      await app.db.updateTable('person').set({ country }).where('id', '=', person).execute()
    }
    const staff = await signedIn(app, addressOf('Olu'))
    const askWith = async (fields: Record<string, string>) => {
      await staff.open(`/cohorts/${programme.cohort}/matching`)
      await staff.press('Propose pairs', { floor: '0', ...fields })
      return pairsOn(staff)
    }
    expect(await askWith({})).toEqual(['Ben with Mei'])
    expect(await askWith({ 'region-latin-america-caribbean': '1' })).toEqual(['Ana with Mei'])
    expect(staff.page.text).toContain('1 of 1\nat least 1 wanted')
    await staff.open(`/cohorts/${programme.cohort}/matching`)
    expect(staff.page.html).toMatch(/id="region-latin-america-caribbean"[^>]*value="1"/)
  })

  test('a cohort without mentors is told so', async ({ app }) => {
    const { cohort } = await startProgramme(app, {
      ...nobodyPaired,
      people: [{ name: 'Ana', role: 'mentee' }],
    })
    const staff = await signedIn(app, addressOf('Olu'))
    await staff.open(`/cohorts/${cohort}/matching`)
    const page = await staff.press('Propose pairs')
    expect([page.status, page.text.includes('There are no mentors or no mentees yet')]).toEqual([
      422,
      true,
    ])
  })

  test('who is no staff cannot see it', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const staff = await staffAtTheBoard(app, programme)
    const board = staff.page.path
    const mentee = await signedIn(app, addressOf('Ana'))
    const seen = []
    for (const part of ['', '/proof', '/question.json', '/pairs.csv', '/compare', '/publish']) {
      seen.push((await mentee.open(board + part)).status)
    }
    expect(seen).toEqual([403, 403, 403, 403, 403, 403])
  })
})

describe('on the board staff decide, and see what it comes to', () => {
  test('a lock, a choice and a never each make another proposal; undo goes back', async ({
    app,
  }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const [ana = 0, mei = 0, bo = 0] = await idsOf(programme, 'Ana', 'Mei', 'Bo')
    const staff = await staffAtTheBoard(app, programme)
    const first = numberOf(staff)
    const before = pairsOn(staff)
    const has = before.includes('Ana with Bo') ? bo : mei
    const other = has === bo ? mei : bo
    const otherName = has === bo ? 'Mei' : 'Bo'
    await decide(staff, { mentee: ana, mentor: other }, 'swap')
    expect(numberOf(staff)).toBe(first + 1)
    expect(pairsOn(staff)).toContain(`Ana with ${otherName}`)
    expect(staff.page.text).toContain(`Ana is to walk with ${otherName}.`)
    expect(staff.page.text).toContain('Locked: 1')
    await staff.press('Take this back')
    expect([numberOf(staff), pairsOn(staff)]).toEqual([first, before])

    await decide(staff, { mentee: ana, mentor: has }, 'apart')
    expect(pairsOn(staff)).toContain(`Ana with ${otherName}`)
    expect((await apartOf(app.db, programme.cohort)).length).toBe(1)
    await staff.press('Take this back')
    expect((await apartOf(app.db, programme.cohort)).length).toBe(0)

    await decide(staff, { mentee: ana, mentor: has }, 'lock')
    expect(staff.page.text).toContain('Locked: 1')
    await staff.open(`${staff.page.path.split('?')[0]}?open=${ana}-${has}`)
    await staff.press('Let this pair go')
    expect(staff.page.text).toContain('Locked: 0')
  })

  test('the opened pair has its reasons, and others with their cost', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const staff = await staffAtTheBoard(app, programme)
    const [, open = ''] = /href="([^"]*\?open=[^"]*)"/.exec(staff.page.html) ?? []
    await staff.open(open.replaceAll('&amp;', '&'))
    expect(staff.page.text).toContain('Why they fit')
    expect(staff.page.text).toContain('Who else, and what it would cost')
    expect(staff.page.text).toMatch(/The total (?:falls by|stays|rises by)/)
    await staff.press('Choose')
    expect(staff.page.text).toContain('Locked: 1')
  })

  test('two proposals are compared side by side', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const [ana = 0, mei = 0, bo = 0] = await idsOf(programme, 'Ana', 'Mei', 'Bo')
    const staff = await staffAtTheBoard(app, programme)
    const other = pairsOn(staff).includes('Ana with Bo') ? mei : bo
    await decide(staff, { mentee: ana, mentor: other }, 'swap')
    const id = numberOf(staff)
    await staff.open(`/cohorts/${programme.cohort}/matching/${id}/compare?with=${id - 1}`)
    expect(staff.page.text).toContain(`Ana moves to ${other === mei ? 'Mei' : 'Bo'}.`)
  })

  test('the same question gives the same answer, and can be taken along', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const staff = await staffAtTheBoard(app, programme)
    const board = staff.page.path
    await staff.open(`${board}/proof?again=yes`)
    expect(staff.page.text).toContain('The same question gave the same answer, pair by pair.')
    const asked = JSON.parse(await (await staff.request(`${board}/question.json`)).text())
    const kept = await proposalBy(app.db, programme.cohort, numberOf(staff))
    expect(asked).toEqual(kept?.asked)
  })

  test('a name like a formula does nothing in the file of pairs', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const wild = {
      name: '=cmd()',
      address: 'wild@example.org',
      role: 'mentee',
      groups: [],
    } as const
    await must(
      addPerson(app, programme.staff, programme.cohort, { ...wild, groups: [], capacity: 1 }),
    )
    const staff = await staffAtTheBoard(app, programme)
    const text = await (await staff.request(`${staff.page.path}/pairs.csv`)).text()
    expect([text.includes("'=cmd()"), /(^|,|")=cmd/m.test(text)]).toEqual([true, false])
  })
})

describe('a proposal is published', () => {
  test('by whom it was reviewed, makes the pairs, and writes once to each of the two', async ({
    app,
  }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const { cohort } = programme
    const staff = await staffAtTheBoard(app, programme)
    const id = numberOf(staff)
    const early = await staff.post(`/cohorts/${cohort}/matching/${id}/publish`)
    expect([early.status, await pairLetters(app)]).toEqual([422, []])
    await reviewAndPublish(staff, cohort)
    expect(staff.page.text).toContain('3 pairs are published.')
    const pairs = await pairsOf(app.db, cohort)
    expect(pairs.length).toBe(3)
    const owed = await pairLetters(app)
    expect(owed.filter(one => one.endsWith('you-have-a-mentor')).sort()).toEqual([
      'Ana: you-have-a-mentor',
      'Ben: you-have-a-mentor',
      'Noor: you-have-a-mentor',
    ])
    expect(owed.filter(one => one.endsWith('you-have-a-mentee')).length).toBe(3)

    const twice = await staff.post(`/cohorts/${cohort}/matching/${id}/publish`)
    expect([twice.status, (await pairsOf(app.db, cohort)).length]).toEqual([422, 3])
    expect(await pairLetters(app)).toEqual(owed)

    const sent = await deliverAll(app)
    const ana = sent.find(one => one.to.address === addressOf('Ana'))
    expect(ana?.subject).toMatch(/vous accompagne vers ICANN87/)
    expect(sent.every(one => !/\{|of 100/.test(one.text))).toBe(true)
  })

  test('and cannot be taken back; what is decided on it is another draft', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const { cohort } = programme
    const staff = await staffAtTheBoard(app, programme)
    const id = numberOf(staff)
    await reviewAndPublish(staff, cohort)
    const before = await proposalBy(app.db, cohort, id)
    const undone = await staff.post(`/cohorts/${cohort}/matching/${id}/undo`)
    expect([undone.status, undone.text.includes('It is published')]).toEqual([422, true])
    const [ana = 0, mei = 0] = await idsOf(programme, 'Ana', 'Mei')
    await staff.open(`/cohorts/${cohort}/matching/${id}`)
    await decide(staff, { mentee: ana, mentor: mei }, 'lock')
    expect(numberOf(staff)).not.toBe(id)
    expect(await proposalBy(app.db, cohort, id)).toEqual(before)
  })

  test('not when somebody has left since: it says who, and nothing is made', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const { cohort } = programme
    const staff = await staffAtTheBoard(app, programme)
    const id = numberOf(staff)
    await staff.post(`/cohorts/${cohort}/matching/${id}/review`)
    const [ben = 0] = await idsOf(programme, 'Ben')
    await must(endPlace(app, programme.staff, ben))
    const refused = await staff.post(`/cohorts/${cohort}/matching/${id}/publish`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Ben is no longer in the cohort')
    expect(await pairsOf(app.db, cohort)).toEqual([])
    await staff.open(`/cohorts/${cohort}/matching/${id}`)
    expect(staff.page.text).toContain('Since then Ben has gone.')
  })

  test('not when a mentor has less room than she had', async ({ app }) => {
    const programme = await startProgramme(app, nobodyPaired)
    const { cohort } = programme
    const staff = await staffAtTheBoard(app, programme)
    const id = numberOf(staff)
    await staff.post(`/cohorts/${cohort}/matching/${id}/review`)
    const [mei = 0] = await idsOf(programme, 'Mei')
    const placing = { role: 'mentor', groups: [], capacity: 1 } as const
    await must(changePlace(app, programme.staff, mei, { ...placing, groups: [] }))
    const refused = await staff.post(`/cohorts/${cohort}/matching/${id}/publish`)
    expect(refused.text).toContain('Mei has no place left for')
  })
})

describe('again with few changes', () => {
  test('a mentee joins and a mentor leaves: pairs that walk stay as they are', async ({ app }) => {
    const programme = await startProgramme(app)
    const { cohort } = programme
    const staff = await staffAtTheBoard(app, programme)
    expect(pairsOn(staff).sort()).toEqual(['Ana with Mei', 'Ben with Mei', 'Noor with Bo'])
    await programme.add({ name: 'Cleo', role: 'mentor', capacity: 2 })
    await programme.add({ name: 'Kim', role: 'mentee' })
    const [bo = 0] = await idsOf(programme, 'Bo')
    await must(endPlace(app, programme.staff, bo))
    await staff.open(staff.page.path)
    await staff.press('Match again')
    expect(pairsOn(staff).filter(pair => pair.startsWith('Ana'))).toEqual(['Ana with Mei'])
    expect(staff.page.text).toContain('Everybody has a mentor.')
    await reviewAndPublish(staff, cohort)
    const owed = await pairLetters(app)
    expect(owed.filter(one => /^(?:Ana|Bo):/.test(one))).toEqual([])
    expect(owed.filter(one => one.endsWith('you-have-a-mentor')).length).toBe(3)
  })

  test('a running pair ends only when staff say so', async ({ app }) => {
    const programme = await startProgramme(app)
    const { cohort } = programme
    const staff = await staffAtTheBoard(app, programme)
    const [ana = 0, mei = 0] = await idsOf(programme, 'Ana', 'Mei')
    await decide(staff, { mentee: ana, mentor: mei }, 'apart')
    const id = numberOf(staff)
    const silent = await reviewAndPublish(staff, cohort)
    expect([silent.status, silent.text.includes('Say that you mean it')]).toEqual([422, true])
    expect(await programme.pairOf('Mei', 'Ana')).toMatchObject({ cohort })
    await staff.open(`/cohorts/${cohort}/matching/${id}`)
    await reviewAndPublish(staff, cohort, { ends: 'yes' })
    await expect(programme.pairOf('Mei', 'Ana')).rejects.toThrow()
  })
})

describe('the work behind it', () => {
  const waiting = async (app: TestApp) => {
    const { cohort, staff } = await startProgramme(app, nobodyPaired)
    const { proposal } = await must(askForPairs(app, staff, cohort, usualSettings))
    return { cohort, proposal }
  }

  test('is done in a thread of its own, and can be called off', async ({ app }) => {
    const { cohort, proposal } = await waiting(app)
    await answerProposals({ ...app, match: matchInThread }, never)
    const answered = await proposalBy(app.db, cohort, proposal)
    expect(answered?.answer?.matched).toBe(3)
    const stopped = AbortSignal.abort(new Error('enough'))
    const asked = answered?.asked
    if (!asked) throw new Error('There is no question')
    await expect(matchInThread(asked, () => undefined, stopped)).rejects.toThrow('enough')
  })

  test('is taken by one process, and by another when the first has fallen silent', async ({
    app,
  }) => {
    const { cohort, proposal } = await waiting(app)
    const first = await claimProposal(app.db, app.wallNow(), { leaseSeconds: 30 })
    expect([first?.id, await answerProposals(app, never)]).toEqual([proposal, 0])
    app.clock.forward({ seconds: 31 })
    expect(await answerProposals(app, never)).toBe(1)
    expect((await proposalBy(app.db, cohort, proposal))?.answer?.matched).toBe(3)
    expect(await answerProposals(app, never)).toBe(0)
  })

  test('that breaks is told, and can be asked again', async ({ app }) => {
    const { cohort, proposal } = await waiting(app)
    const broken = { ...app, match: () => Promise.reject(new Error('broken')) }
    await answerProposals(broken, never)
    const staff = await signedIn(app, addressOf('Olu'))
    await staff.open(`/cohorts/${cohort}/matching/${proposal}`)
    expect(staff.page.text).toContain('No proposal came of it.')
  })

  test('shows how far it is, and is called off by a press', async ({ app }) => {
    const { cohort, proposal } = await waiting(app)
    const staff = await signedIn(app, addressOf('Olu'))
    await staff.open(`/cohorts/${cohort}/matching/${proposal}`)
    expect(staff.page.text).toContain('0 per cent done.')
    await staff.press('Call it off')
    expect(await answerProposals(app, never)).toBe(0)
  })
})
