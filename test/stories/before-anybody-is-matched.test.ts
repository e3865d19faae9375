import { expect, describe } from 'vitest'
import { answerQuestions } from '../../src/actions/answer-questions.ts'
import { continueImports } from '../../src/actions/continue-imports.ts'
import { endApart, keepApart } from '../../src/actions/keep-apart.ts'
import { addPerson, changePlace, type Placing } from '../../src/actions/keep-place.ts'
import { keepWishes } from '../../src/actions/keep-wishes.ts'
import { endPair, pairPeople } from '../../src/actions/pair-people.ts'
import { startCohort } from '../../src/actions/start-cohort.ts'
import { placeBy } from '../../src/store/places.ts'
import { knownIn } from '../../src/store/known.ts'
import { apartOf } from '../../src/store/wishes.ts'
import type { TestApp } from '../app.ts'
import { addressOf, muscat, must, startProgramme, type Programme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const problemIn = (outcome: { ok: boolean; problems?: { key: string; field?: string }[] }) =>
  outcome.ok ? null : outcome.problems?.map(({ key, field }) => `${field}: ${key}`).join()

const idsOf = async ({ placeOf }: Programme, ...names: string[]) =>
  Promise.all(names.map(async name => (await placeOf(name)).id))

/** Everything a form of a place can say, other than what is said here. */
const asMentor: Placing = { role: 'mentor', groups: [], capacity: 2 }
const asMentee: Placing = { role: 'mentee', groups: [], capacity: 1 }

describe('what staff agree with a person (R10, R12)', () => {
  test('a least, a reserve and two mentors are kept, and stay when nothing is said of them', async ({
    app,
  }) => {
    const { placeOf, staff } = await startProgramme(app)
    const { id } = await placeOf('Mei')
    await must(changePlace(app, staff, id, { ...asMentor, least: 1, reserve: true }))
    const since = (await placeOf('Mei')).reserveSince
    app.clock.forward({ days: 1 })
    await must(changePlace(app, staff, id, asMentor))
    await must(changePlace(app, staff, id, { ...asMentor, reserve: true }))
    const { least, reserveSince, need } = await placeOf('Mei')
    expect([least, reserveSince?.equals(since ?? app.now()), need]).toEqual([1, true, 1])
    await must(changePlace(app, staff, id, { ...asMentor, reserve: false }))
    expect((await placeOf('Mei')).reserveSince).toBe(null)
  })

  test('numbers that cannot be are refused beside their field', async ({ app }) => {
    const { placeOf, staff } = await startProgramme(app)
    const { id } = await placeOf('Mei')
    const tried = [{ least: 3 }, { least: -1 }, { least: 21 }, { least: 0.5 }, { need: 3 }]
    const came = await Promise.all(
      tried.map(async more =>
        problemIn(await changePlace(app, staff, id, { ...asMentor, ...more })),
      ),
    )
    expect(came).toEqual([
      'least: people.problem.least',
      'least: problem.number',
      'least: problem.number',
      'least: problem.number',
      'need: problem.choice',
    ])
  })

  test('are asked on the page of a place, and what was typed stays there', async ({ app }) => {
    const { placeOf, cohort } = await startProgramme(app)
    const visitor = await signedIn(app, addressOf('Olu'))
    const { id } = await placeOf('Mei')
    await visitor.open(`/cohorts/${cohort}/people/${id}`)
    const page = await visitor.press('Change the place', { least: '9', role: 'mentor' })
    expect([page.status, page.html.includes('value="9"')]).toEqual([422, true])
    await visitor.press('Change the place', { least: '1', reserve: 'yes' })
    const { least, reserveSince } = await placeOf('Mei')
    expect([least, reserveSince !== null]).toEqual([1, true])
  })

  test('a mentee who needs two mentors gets a second one, and no third', async ({ app }) => {
    const programme = await startProgramme(app)
    const { cohort, staff } = programme
    const [ana = 0, mei = 0, bo = 0] = await idsOf(programme, 'Ana', 'Mei', 'Bo')
    await must(changePlace(app, staff, bo, { ...asMentor, capacity: 5 }))
    const pair = () => pairPeople(app, staff, cohort, { mentor: bo, mentee: ana })
    expect(problemIn(await pair())).toBe('mentor: pairs.problem.mentee-has-mentor')
    await must(changePlace(app, staff, ana, { ...asMentee, need: 2 }))
    const again = await pairPeople(app, staff, cohort, { mentor: mei, mentee: ana })
    expect(problemIn(again)).toBe('mentor: pairs.problem.paired-already')
    await must(pair())
    expect(problemIn(await pair())).toBe('mentor: pairs.problem.mentee-has-mentors')
  })
})

const free = { pairs: [] as [string, string][] }

async function answer(app: TestApp, { placeOf }: Programme, name: string, said: object) {
  const words = new Map(Object.entries(said))
  await must(answerQuestions(app, await placeOf(name), 'before-matching', words))
}

describe('the form before matching (R11, R12, R28–R30)', () => {
  test('is ticked day by day, leads on from the journey, and keeps every word on error', async ({
    app,
  }) => {
    const { cohort } = await startProgramme(app, free)
    const visitor = await signedIn(app, addressOf('Ben'))
    const journey = await visitor.open(`/cohorts/${cohort}/journey`)
    expect(journey.text).toContain('Say when you are free')
    const address = `/cohorts/${cohort}/journey/answers/before-matching`
    await visitor.open(address)
    const ticked = { 'free-hours': ['mo 18-20', 'mo 20-22', 'sa 08-10'], topics: ['idns'] }
    const wrong = await visitor.press('Send my answers', { ...ticked, 'hours-per-week': 'two' })
    const checked = [...wrong.html.matchAll(/value="([^"]+)" checked/g)].map(([, one]) => one)
    expect([wrong.status, checked]).toEqual([422, ['mo 18-20', 'mo 20-22', 'sa 08-10', 'idns']])
    await visitor.press('Send my answers', { ...ticked, 'hours-per-week': '2' })
    const { mentees } = await knownIn(app.db, cohort)
    const ben = mentees.find(one => one.name === 'Ben')
    expect([ben?.free, ben?.hours, ben?.topics]).toEqual([
      [18, 19, 20, 21, 5 * 24 + 8, 5 * 24 + 9],
      2,
      ['idns'],
    ])
    expect((await visitor.open(`/cohorts/${cohort}/journey`)).text).not.toContain(
      'Say when you are free',
    )
    expect((await visitor.open('/me')).html).toContain(address)
  })

  test('asks a mentor nothing she is asked elsewhere', async ({ app }) => {
    const { cohort } = await startProgramme(app, free)
    const visitor = await signedIn(app, addressOf('Mei'))
    await visitor.open(`/cohorts/${cohort}/journey/answers/before-matching`)
    const asked = new Set([...visitor.page.html.matchAll(/ name="([^"]+)"/g)].map(([, one]) => one))
    expect(['hours-per-week', 'years-in-group', 'free-hours'].map(key => asked.has(key))).toEqual([
      false,
      false,
      true,
    ])
  })

  test('shows in the mentor’s questions what was told before, and changes in both', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const { cohort } = programme
    await answer(app, programme, 'Ana', { 'icann-experience': 'new', 'meetings-attended': '0' })
    const visitor = await signedIn(app, addressOf('Ana'))
    const page = await visitor.open(`/cohorts/${cohort}/journey/answers/about-the-mentee`)
    expect(page.html).toMatch(/name="icann-experience" value="new" checked/)
    const words = new Map(Object.entries({ 'icann-experience': 'familiar' }))
    await must(answerQuestions(app, await programme.placeOf('Ana'), 'about-the-mentee', words))
    const { mentees } = await knownIn(app.db, cohort)
    expect(mentees.find(one => one.name === 'Ana')?.experience).toBe('familiar')
  })

  test('has her hours and languages asked again with the introduction, and her mentor reads them on both clocks', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const { cohort } = programme
    await answer(app, programme, 'Ana', { 'free-hours': 'mo 18-20' })
    for (const [name, time_zone] of [
      ['Ana', 'America/La_Paz'],
      ['Mei', 'Asia/Shanghai'],
    ] as const) {
      const { person } = await programme.placeOf(name)
      await app.db.updateTable('person').set({ time_zone }).where('id', '=', person).execute()
    }
    const ana = await signedIn(app, addressOf('Ana'))
    const at = `/cohorts/${cohort}/journey/answers/about-the-mentee`
    expect((await ana.open(at)).html).toMatch(/value="mo 18-20" checked/)
    const told = { 'free-hours': ['mo 18-20', 'tu 08-10'], languages: 'español, English' }
    await ana.post(at, { expertise: 'Tides', ...told })
    const mei = await signedIn(app, addressOf('Mei'))
    const { text } = await mei.open(`/cohorts/${cohort}/journey`)
    expect(text).toContain('español, English')
    expect(text).toContain(
      'on the clock of Shanghai: Tuesday 06:00–08:00 · Tuesday 20:00–22:00, ' +
        'on the clock of La Paz: Monday 18:00–20:00 · Tuesday 08:00–10:00',
    )
    const bo = await signedIn(app, addressOf('Bo'))
    expect((await bo.open(`/cohorts/${cohort}/journey`)).text).not.toContain('español, English')
  })
})

describe('wishes (R10)', () => {
  test('name people of the other side, each once, five at most, most wished first', async ({
    app,
  }) => {
    const programme = await startProgramme(app, free)
    const ana = await programme.placeOf('Ana')
    const [mei = 0, bo = 0, ben = 0] = await idsOf(programme, 'Mei', 'Bo', 'Ben')
    const wish = async (...wished: number[]) => problemIn(await keepWishes(app, ana, wished))
    expect([
      await wish(mei, ben),
      await wish(mei, ana.id),
      await wish(mei, mei),
      await wish(bo, mei),
    ]).toEqual([
      'wish-2: problem.choice',
      'wish-2: problem.choice',
      'wish-2: wishes.problem.twice',
      null,
    ])
    const { mentees } = await knownIn(app.db, programme.cohort)
    expect(mentees.map(({ name, wishes }) => [name, wishes])).toEqual([
      ['Ana', [bo, mei]],
      ['Ben', []],
      ['Noor', []],
    ])
  })

  test('are made on a page, until somebody has a partner', async ({ app }) => {
    const programme = await startProgramme(app, free)
    const { cohort, staff } = programme
    const [mei = 0, bo = 0, ben = 0] = await idsOf(programme, 'Mei', 'Bo', 'Ben')
    const visitor = await signedIn(app, addressOf('Ben'))
    const address = `/cohorts/${cohort}/journey/wishes`
    await visitor.open(address)
    const twice = { 'wish-1': String(bo), 'wish-2': String(bo) }
    expect((await visitor.press('Keep my wishes', twice)).status).toBe(422)
    await visitor.press('Keep my wishes', { 'wish-1': String(bo), 'wish-2': String(mei) })
    await must(pairPeople(app, staff, cohort, { mentor: mei, mentee: ben }))
    expect([
      (await visitor.open(address)).status,
      problemIn(await keepWishes(app, await programme.placeOf('Ben'), [])),
    ]).toEqual([404, 'undefined: wishes.problem.paired'])
  })
})

describe('what matching knows', () => {
  test('nothing said is unknown, and whoever left or only works here is not in it', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const { mentors, mentees, running } = await knownIn(app.db, programme.cohort)
    const [mei = 0, bo = 0, ana = 0, noor = 0] = await idsOf(programme, 'Mei', 'Bo', 'Ana', 'Noor')
    expect(mentors.map(({ name, least, most, reserve }) => [name, least, most, reserve])).toEqual([
      ['Mei', 0, 2, false],
      ['Bo', 0, 1, false],
    ])
    expect(mentees.map(({ name, need }) => [name, need])).toEqual([
      ['Ana', 1],
      ['Ben', 1],
      ['Noor', 1],
    ])
    const unknown = ['country', 'sector', 'organisation', 'zone', 'free', 'hours', 'experience']
    const alsoUnknown = ['years', 'meetings', 'presence']
    expect(mentors[0]).toEqual({
      ...Object.fromEntries([...unknown, ...alsoUnknown].map(fact => [fact, null])),
      id: mei,
      name: 'Mei',
      groups: ['ncuc'],
      spoken: [],
      topics: [],
      wishes: [],
      least: 0,
      most: 2,
      reserve: false,
    })
    expect(running).toEqual([
      { mentor: mei, mentee: ana },
      { mentor: bo, mentee: noor },
    ])
  })

  test('two who stay apart, until it is taken back; the reason is not in the history', async ({
    app,
  }) => {
    const programme = await startProgramme(app, free)
    const { cohort, staff } = programme
    const [mei = 0, ana = 0] = await idsOf(programme, 'Mei', 'Ana')
    const two = { mentor: mei, mentee: ana, why: 'They are cousins' }
    await must(keepApart(app, staff, cohort, two))
    await must(keepApart(app, staff, cohort, { ...two, why: 'Twice' }))
    expect((await knownIn(app.db, cohort)).apart).toEqual([{ mentor: mei, mentee: ana }])
    const [kept] = await apartOf(app.db, cohort)
    const { html } = await (
      await signedIn(app, addressOf('Olu'))
    ).open(`/cohorts/${cohort}/history`)
    expect([kept?.why, html.includes('is not to be paired'), html.includes('cousins')]).toEqual([
      'They are cousins',
      true,
      false,
    ])
    await must(endApart(app, staff, cohort, kept?.id ?? 0))
    expect((await knownIn(app.db, cohort)).apart).toEqual([])
    const turned = { mentor: ana, mentee: mei, why: '' }
    expect(problemIn(await keepApart(app, staff, cohort, turned))).toBe('mentor: problem.choice')
  })

  test('whom somebody walked with before, in any cohort', async ({ app }) => {
    const programme = await startProgramme(app)
    const { cohort, staff } = programme
    const pair = await programme.pairOf('Mei', 'Ana')
    await must(endPair(app, staff, cohort, pair.id))
    const about = { name: 'Next', organisation: 'ICANN', address: 'a@example.org', meeting: muscat }
    const next = (await must(startCohort(app, staff, about))).cohort
    const add = async (name: string, role: 'mentor' | 'mentee') => {
      const added = { name, address: addressOf(name), role, groups: [], capacity: 1 }
      return (await must(addPerson(app, staff, next, added))).place
    }
    const [mei, ana] = [await add('Mei', 'mentor'), await add('Ana', 'mentee')]
    expect((await knownIn(app.db, next)).earlier).toEqual([{ mentor: mei, mentee: ana }])
    expect((await placeBy(app.db, mei))?.cohort).toBe(next)
  })

  test('also what a spreadsheet tells, and a row with a cell to put right comes in', async ({
    app,
  }) => {
    const { cohort } = await startProgramme(app, { people: [], pairs: [] })
    const visitor = await signedIn(app, addressOf('Olu'))
    await visitor.open(`/cohorts/${cohort}/imports`)
    const csv = [
      'Name;Email;Role;Mentees;Least;Hours per week;Free hours;Topics of interest;Attendance',
      'Kim;kim@example.org;mentor;3;1;2;mo 18-22;idns, dns-abuse;there',
      'Lou;lou@example.org;mentee;;;plenty;su 10-12;;online',
    ].join('\n')
    const file = new File([csv], 'people.csv', { type: 'text/csv' })
    await visitor.press('Look at its columns', { file, as: 'mentee' })
    expect(visitor.page.text).toContain('“plenty” is no whole number from 0 to 60')
    await visitor.press('Bring 2 rows in', { capacity: '3' })
    while ((await continueImports(app)) > 0);
    const { mentors, mentees } = await knownIn(app.db, cohort)
    expect([
      mentors.map(one => [one.name, one.least, one.most, one.hours, one.topics, one.presence]),
      mentees.map(one => [one.name, one.hours, one.free, one.presence]),
    ]).toEqual([
      [['Kim', 1, 3, 2, ['idns', 'dns-abuse'], 'there']],
      [['Lou', null, [154, 155], 'online']],
    ])
  })

  test('is asked for in as many queries for many people as for few', async ({ app }) => {
    const programme = await startProgramme(app, free)
    const asked = async () => {
      let queries = 0
      const counting = app.db.withPlugin({
        transformQuery: ({ node }) => {
          queries += 1
          return node
        },
        transformResult: async ({ result }) => result,
      })
      await knownIn(counting, programme.cohort)
      return queries
    }
    const few = await asked()
    for (const name of ['Kim', 'Lou', 'Sam']) await programme.add({ name, role: 'mentee' })
    expect([few <= 8, await asked()]).toEqual([true, few])
  })
})
