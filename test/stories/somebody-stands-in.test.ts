import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { encourage } from '../../src/actions/journal/encourage.ts'
import { introduce } from '../../src/actions/introduce.ts'
import { keepCovers } from '../../src/actions/cover/keep-covers.ts'
import { goAway } from '../../src/actions/cover/go-away.ts'
import { noRules } from '../../src/programme/ground-rules.ts'
import { offerRules } from '../../src/actions/ground-rules/offer-rules.ts'
import { writeEntry } from '../../src/actions/journal/write-entry.ts'
import { answerSoon } from '../../src/actions/matching/answer-proposals.ts'
import { askForPairs } from '../../src/actions/matching/ask-for-pairs.ts'
import { publishProposal, reviewProposal } from '../../src/actions/matching/publish-proposal.ts'
import { keepApart } from '../../src/actions/keep-apart.ts'
import { noticeSilence } from '../../src/actions/notice-silence.ts'
import { keepApproach } from '../../src/actions/pair-people.ts'
import { acceptTalk } from '../../src/actions/talks/book-talk.ts'
import { offerTalk } from '../../src/actions/talks/offer-talk.ts'
import { remindOfTalks } from '../../src/actions/talks/remind-of-talks.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import { usualSettings } from '../../src/programme/proposals/settings.ts'
import { proposalBy } from '../../src/store/proposals.ts'
import { talksOf } from '../../src/store/talks.ts'
import { coverPairsOf, pairsOf } from '../../src/store/places.ts'
import { pairKey } from '../../src/web/staff/matching/sight.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, cast, must, startProgramme } from '../cohort.ts'
import { letterTo, withLetterbox } from '../letterbox.ts'
import { signedIn } from '../site.ts'
import { empty } from '../fresh.ts'
import { test } from '../story.ts'

const day = Temporal.PlainDate.from

/** What Mei and Ana have between them. None of it is for whoever stands in. */
const secrets = {
  message: 'I am afraid of flying',
  rule: 'I fast in March',
  plan: 'Begin with the tides',
  journal: 'I hung the map on my wall',
  word: 'My mother is ill',
}

/** On 24 August Mei has introduced herself to Ana, and much is between the two already. */
async function theTwo(app: TestApp, people = cast) {
  const programme = await startProgramme(app, { people })
  app.clock.set('2026-08-24T09:00:00Z')
  const pair = await programme.pairOf('Mei', 'Ana')
  const [mei, ana] = [await programme.placeOf('Mei'), await programme.placeOf('Ana')]
  await must(introduce(app, mei.person, pair, 'Good morning, Ana.'))
  await must(writeMessage(app, ana.person, pair, { words: secrets.message, how: 'page' }))
  await must(
    offerRules(app, ana.person, pair, { ...noRules, methods: ['mail'], more: secrets.rule }),
  )
  await must(keepApproach(app, mei.person, pair, { route: 'route-new', plan: secrets.plan }))
  const entry = { kind: 'entry', on: day('2026-08-24'), words: secrets.journal } as const
  const forPair = { audience: 'pair', pair: pair.id, step: null, about: null, how: 'page' } as const
  await must(writeEntry(app, ana, { ...entry, ...forPair }))
  await deliverAll(app)
  const staff = await signedIn(app, addressOf('Olu'))
  return { ...programme, pair, mei, ana, staff, at: `/cohorts/${programme.cohort}` }
}

/** Mei says on her own page that she is away from 26 August to 10 September. */
async function leavesFor(app: TestApp, at: string) {
  const mei = await signedIn(app, addressOf('Mei'))
  await mei.open(`${at}/journey`)
  await mei.open(`${at}/journey/away`)
  const days = { from: '2026-08-26', until: '2026-09-10' }
  await mei.press('Say so', { ...days, words: secrets.word })
  return mei
}

/** What goes out now, as “to: subject”. */
const lettersNow = async (app: TestApp) =>
  (await deliverAll(app)).map(({ to, subject }) => `${to.name}: ${subject}`)

const onMorning = async (app: TestApp, date: string) => {
  app.clock.set(`${date}T09:00:00Z`)
  await keepCovers(app)
  await keepCovers(app)
  await noticeSilence(app)
}

describe('a mentor is away for a while', () => {
  test('the whole story: another stands in, the two write by mail, and it ends by itself', async ({
    app,
  }) => {
    const { at, pair, ana, staff, cohort, placeOf } = await theTwo(app)
    const { send, open } = await withLetterbox(app)

    // She says so, and whom she walks with is told, once.
    const mei = await leavesFor(app, at)
    expect(mei.page.text).toContain('You will be away from 26 August to 10 September.')
    const told = letterTo(await deliverAll(app), 'Ana')
    expect([told.subject, told.replyTo.name]).toEqual(['Absence de Mei pour quelque temps', 'Mei'])
    expect(told.text).toContain('mercredi 26 août')
    expect(told.text).toContain(secrets.word)

    // Staff see the days, not the word, and ask another mentor.
    await onMorning(app, '2026-08-26')
    await staff.open(at)
    expect(staff.page.text).toContain('away from 26 August to 10 September')
    expect(staff.page.text).toContain('Nobody stands in with Ana yet.')
    await staff.open(`${at}/pairs/${pair.id}/cover`)
    await staff.press('Ask Bo')
    expect(staff.page.text).toContain('Bo is asked to stand in with Ana')
    const asked = letterTo(await deliverAll(app), 'Bo')
    expect(asked.subject).toBe('Would you keep Ana company for a while?')

    // Opening the link answers nothing; a yes does, and both get a letter.
    const bo = await signedIn(app, addressOf('Bo'))
    await bo.open(/https?:\S+\/journey\/cover\/\d+/.exec(asked.text)?.[0] ?? '')
    expect([bo.page.status, await coverPairsOf(app.db, cohort)]).toEqual([200, []])
    await bo.press('Yes, gladly')
    const [cover] = await coverPairsOf(app.db, cohort)
    const letters = await deliverAll(app)
    expect(letters.map(({ to, subject }) => `${to.name}: ${subject}`)).toEqual([
      'Ana: Bo est là pour vous jusqu’au retour de Mei',
      'Bo: You stand in with Ana until Mei is back',
    ])
    expect(letterTo(letters, 'Bo').text).toContain('Next on the journey:')

    // Nobody is disturbed about the silence of Mei and Ana.
    for (const date of ['2026-08-31', '2026-09-03', '2026-09-07']) {
      await onMorning(app, date)
      expect(await lettersNow(app)).toEqual([])
    }

    // The mentee answers her letter, and Bo answers his: neither opens a page.
    const hers = letterTo(letters, 'Ana')
    await send({ from: addressOf('Ana'), to: hers.replyTo.address, text: 'Which visa do I need?' })
    await open()
    const question = letterTo(await deliverAll(app), 'Bo')
    expect([question.subject, question.text.includes('Which visa do I need?')]).toEqual([
      'Ana writes to you',
      true,
    ])
    await send({ from: addressOf('Bo'), to: question.replyTo.address, text: 'A tourist one.' })
    await open()
    const answer = letterTo(await deliverAll(app), 'Ana')
    expect(answer.text).toContain('A tourist one.')

    // What the pair has of its own stays closed to Bo, and what he writes stays closed to Mei.
    const own = [
      'messages',
      'questions',
      'ground-rules',
      'talks',
      'topics',
      'route',
      'introduction',
    ]
    const seen = []
    for (const page of own) seen.push((await bo.open(`${at}/pairs/${pair.id}/${page}`)).status)
    expect(seen).toEqual(own.map(() => 403))
    const pages: string[] = []
    for (const page of ['messages', 'questions', 'ground-rules', 'talks', 'topics']) {
      pages.push((await bo.open(`${at}/pairs/${cover?.id}/${page}`)).html)
    }
    for (const page of ['journey', 'journal', 'rooms']) {
      pages.push((await bo.open(`${at}/${page}`)).html)
    }
    pages.push((await bo.open('/me/data')).html)
    const leaked = Object.entries(secrets).filter(([, text]) =>
      [...pages, ...letters.filter(one => one.to.name === 'Bo').map(one => one.text)].some(page =>
        page.includes(text),
      ),
    )
    expect(leaked).toEqual([])
    expect((await bo.open(`${at}/pairs/${cover?.id}/route`)).status).toBe(403)
    expect((await mei.open(`${at}/pairs/${cover?.id}/messages`)).status).toBe(403)
    expect((await mei.open(`${at}/pairs/${pair.id}/messages`)).html).toContain(secrets.message)
    expect((await mei.open(`${at}/journey`)).html).not.toContain('tourist')

    // A cover counts nowhere as a pair.
    await staff.open(at)
    expect(staff.page.text).toContain('2 pairs')
    expect((await pairsOf(app.db, cohort)).length).toBe(2)
    expect((await placeOf('Bo')).capacity).toBe(1)

    // On the day after the last it is over: both are thanked, and write to each other no more.
    await onMorning(app, '2026-09-10')
    expect(await coverPairsOf(app.db, cohort)).toEqual([cover])
    await onMorning(app, '2026-09-11')
    expect(await lettersNow(app)).toEqual([
      'Ana: Merci, et la route continue',
      'Bo: Thank you, and on from here',
    ])
    expect(await coverPairsOf(app.db, cohort)).toEqual([])
    const visitor = await signedIn(app, addressOf('Ana'))
    const late = await visitor.post(`${at}/pairs/${cover?.id}/messages`, { words: 'Still there?' })
    await send({ from: addressOf('Ana'), to: answer.replyTo.address, text: 'One more thing.' })
    await open()
    const aside = await app.db
      .selectFrom('inbound_letter')
      .select(['words', 'reason'])
      .where('state', '=', 'aside')
      .execute()
    expect([late.status, aside]).toEqual([
      403,
      [{ words: 'One more thing.', reason: 'not-together' }],
    ])
    const words = await app.db
      .selectFrom('message')
      .select('words')
      .where('pair_id', '=', cover?.id ?? 0)
      .orderBy('id')
      .execute()
    expect(words.map(one => one.words)).toEqual(['Which visa do I need?', 'A tourist one.'])
    expect(ana.leftAt).toBe(null)
  })

  test('and were she not, the silence would be met as ever', async ({ app }) => {
    await theTwo(app)
    await onMorning(app, '2026-08-31')
    expect(await lettersNow(app)).toEqual([
      'Ana: Comment cela va-t-il entre vous ?',
      'Mei: How are you two getting on?',
    ])
  })

  test('the days do not count: the silence goes on from there when she is back', async ({
    app,
  }) => {
    const { at } = await theTwo(app)
    await leavesFor(app, at)
    await deliverAll(app)
    // One quiet day before she left, and six after she was to be back.
    await onMorning(app, '2026-09-15')
    expect(await lettersNow(app)).toEqual([])
    await onMorning(app, '2026-09-16')
    expect((await lettersNow(app)).length).toBe(2)
  })

  test('a mentee may be away as well: her mentor is told, and nobody stands in', async ({
    app,
  }) => {
    const { at, pair, staff } = await theTwo(app)
    const ana = await signedIn(app, addressOf('Ana'))
    const days = { from: '2026-08-26', until: '2026-09-10' }
    await ana.post(`${at}/journey/away`, { do: 'keep', ...days, words: 'Exams' })
    expect(await lettersNow(app)).toEqual(['Mei: Ana is away for a while'])
    await onMorning(app, '2026-08-31')
    expect(await lettersNow(app)).toEqual([])
    expect((await staff.open(at)).text).toContain('Ana away from 26 August to 10 September')
    const none = await staff.open(`${at}/pairs/${pair.id}/cover`)
    expect(none.text).toContain('Mei is not away, so nobody has to stand in.')
  })

  test('days that cannot be are said beside their field, and nothing typed is lost', async ({
    app,
  }) => {
    const { at } = await theTwo(app)
    const mei = await signedIn(app, addressOf('Mei'))
    const tries = [
      ['', '2026-09-10', 'Give a day.'],
      ['2026-09-10', '2026-09-01', 'The last day should not come before the first.'],
      ['2026-08-10', '2026-08-20', 'These days are over already.'],
      ['2026-06-10', '2026-08-30', 'This lies too long ago.'],
      ['2026-08-30', '2026-11-10', 'The meeting is over by then.'],
    ]
    for (const [from = '', until = '', says = ''] of tries) {
      await mei.open(`${at}/journey/away`)
      await mei.press('Say so', { from, until, words: secrets.word })
      expect([mei.page.status, mei.page.text.includes(says)]).toEqual([422, true])
      expect([until, secrets.word].filter(text => !mei.page.html.includes(text))).toEqual([])
    }
    expect(await app.db.selectFrom('away').select('id').execute()).toEqual([])
  })

  test('other days are told once more, the same days are not', async ({ app }) => {
    const { at } = await theTwo(app)
    const mei = await leavesFor(app, at)
    expect(await lettersNow(app)).toEqual(['Ana: Absence de Mei pour quelque temps'])
    await mei.open(`${at}/journey/away`)
    await mei.press('Change it', { words: 'Another word' })
    expect(await lettersNow(app)).toEqual([])
    await mei.open(`${at}/journey/away`)
    await mei.press('Change it', { until: '2026-09-20' })
    expect(await lettersNow(app)).toEqual(['Ana: Absence de Mei pour quelque temps'])
  })

  test('staff may say it for her, and read her own word nowhere', async ({ app }) => {
    const { at, mei, pair, staff } = await theTwo(app)
    await leavesFor(app, at)
    const to = `${at}/people/${mei.id}/away`
    await staff.open(to)
    await staff.press('Change it', { until: '2026-09-12' })
    expect(staff.page.text).toContain('Mei will be away from 26 August to 12 September.')
    const pages = [at, to, `${at}/people`, `${at}/pairs`, `${at}/pairs/${pair.id}/cover`]
    const journeys = [`${at}/people/${pair.mentee}/journey`, `${at}/history`, `${at}/letters`]
    const html = []
    for (const page of [...pages, ...journeys]) html.push((await staff.open(page)).html)
    const letter = await app.db
      .selectFrom('letter')
      .select('id')
      .where('template', '=', 'partner-away')
      .executeTakeFirstOrThrow()
    expect((await staff.open(`/letters/${letter.id}`)).status).toBe(403)
    expect(html.filter(page => page.includes(secrets.word))).toEqual([])
    const ana = await signedIn(app, addressOf('Ana'))
    expect((await ana.open(`${at}/pairs/${pair.id}/messages`)).html).toContain(secrets.word)
  })
})

describe('letters to somebody who is away', () => {
  /** On 29 August both are reminded of ground rules; Mei is away. */
  async function reminded(app: TestApp) {
    const two = await theTwo(app)
    await fireDueSteps(app)
    await leavesFor(app, two.at)
    await deliverAll(app)
    app.clock.set('2026-08-29T09:00:00Z')
    await fireDueSteps(app)
    return two
  }
  test('wait until she is back, and come sooner when she is back sooner', async ({ app }) => {
    const { at } = await reminded(app)
    const now = (await lettersNow(app)).map(one => one.split(':')[0])
    expect([now.includes('Ana'), now.includes('Mei')]).toEqual([true, false])
    app.clock.set('2026-09-02T09:00:00Z')
    const mei = await signedIn(app, addressOf('Mei'))
    await mei.open(`${at}/journey/away`)
    await mei.press('I am back')
    expect(mei.page.text).not.toContain('You are away')
    expect(await lettersNow(app)).toEqual(['Mei: How and when shall the two of you talk?'])
  })

  test('come on the day after her last, if she says nothing', async ({ app }) => {
    await reminded(app)
    await deliverAll(app)
    app.clock.set('2026-09-10T19:00:00Z')
    expect(await lettersNow(app)).toEqual([])
    app.clock.set('2026-09-10T21:00:00Z')
    expect(await lettersNow(app)).toEqual(['Mei: How and when shall the two of you talk?'])
  })

  test('come no more when the step is done meanwhile', async ({ app }) => {
    const { at, pair } = await reminded(app)
    await deliverAll(app)
    const ana = await signedIn(app, addressOf('Ana'))
    const mark = `${at}/journey/steps/ground-rules/mark`
    await ana.post(mark, { how: 'done', pair: String(pair.id) })
    app.clock.set('2026-09-11T09:00:00Z')
    expect(await lettersNow(app)).toEqual([])
    const left = await app.db
      .selectFrom('letter')
      .select('id')
      .where('state', '=', 'owed')
      .execute()
    expect(left).toEqual([])
  })
})

describe('letters that are of no use afterwards', () => {
  /** A talk on 8 September, and a question for the journal; the letters about them, by name. */
  async function about(app: TestApp, isAway: boolean) {
    const { at, pair, mei, ana } = await theTwo(app)
    await withLetterbox(app)
    if (isAway) await leavesFor(app, at)
    const time = Temporal.Instant.from('2026-09-08T10:00:00Z')
    const offer = { times: [time], minutes: 30, spot: '', insteadOf: null }
    await must(offerTalk(app, mei.person, pair, offer))
    const [talk] = await talksOf(app.db, pair.id)
    const chosen = { talk: talk?.id ?? 0, time: time.toString() }
    await must(acceptTalk(app, ana.person, pair, chosen))
    await deliverAll(app)
    app.clock.set('2026-09-07T11:00:00Z')
    await remindOfTalks(app)
    await encourage(app)
    app.clock.set('2026-09-12T09:00:00Z')
    const letters = await deliverAll(app)
    const names = (subject: RegExp) =>
      letters
        .filter(one => subject.test(one.subject))
        .map(one => one.to.name)
        .filter(name => name === 'Mei' || name === 'Ana')
    return { talk: names(/Mei|Ana/).toSorted(), journal: names(/journal/).toSorted() }
  }

  test('never come to whoever is away: not of tomorrow’s talk, not for the journal', async ({
    app,
    database,
  }) => {
    expect(await about(app, true)).toEqual({ talk: ['Ana'], journal: ['Ana'] })
    await empty(database)
    app.mailIn = null
    app.clock.set('2026-07-25T09:00:00Z')
    expect(await about(app, false)).toEqual({ talk: ['Ana', 'Mei'], journal: ['Ana', 'Mei'] })
  })
})

describe('whoever stands in', () => {
  const people = [
    ...cast.map(one => (one.name === 'Bo' ? { ...one, capacity: 2 } : one)),
    { name: 'Cleo', role: 'mentor' as const },
  ]

  test('is asked after another said no, with her reason for staff', async ({ app }) => {
    const { at, pair, staff, cohort } = await theTwo(app, people)
    await leavesFor(app, at)
    await staff.open(`${at}/pairs/${pair.id}/cover`)
    await staff.press('Ask Bo')
    const asked = letterTo(await deliverAll(app), 'Bo')
    const bo = await signedIn(app, addressOf('Bo'))
    await bo.open(/https?:\S+\/journey\/cover\/\d+/.exec(asked.text)?.[0] ?? '')
    await bo.press('No, thank you', { reason: 'I am moving house' })
    expect(bo.page.text).toContain('You said no, and that is fine.')
    await staff.open(`${at}/pairs/${pair.id}/cover`)
    expect(staff.page.text).toContain('Bo said no. I am moving house')
    await staff.press('Name without asking Cleo')
    expect(staff.page.text).toContain('Cleo stands in with Ana from 26 August.')
    await deliverAll(app)
    expect(await coverPairsOf(app.db, cohort)).toEqual([])
    await onMorning(app, '2026-08-26')
    expect(await lettersNow(app)).toEqual([
      'Ana: Cleo est là pour vous jusqu’au retour de Mei',
      'Cleo: You stand in with Ana until Mei is back',
    ])
  })

  test('is thanked when the mentor is back sooner, and the pair goes on', async ({ app }) => {
    const { at, pair, staff, cohort } = await theTwo(app, people)
    const mei = await leavesFor(app, at)
    await onMorning(app, '2026-08-26')
    await staff.open(`${at}/pairs/${pair.id}/cover`)
    await staff.press('Name without asking Cleo')
    await deliverAll(app)
    app.clock.set('2026-08-30T09:00:00Z')
    await mei.open(`${at}/journey/away`)
    await mei.press('I am back')
    expect(await lettersNow(app)).toEqual([
      'Ana: Merci, et la route continue',
      'Cleo: Thank you, and on from here',
    ])
    expect(await coverPairsOf(app.db, cohort)).toEqual([])
    expect((await pairsOf(app.db, cohort)).map(one => one.id)).toContain(pair.id)
  })

  test('is parted from nobody by a proposal, and has her room for it', async ({ app }) => {
    const { at, pair, staff, staff: olu, cohort, placeOf } = await theTwo(app, people)
    await leavesFor(app, at)
    await onMorning(app, '2026-08-26')
    await staff.open(`${at}/pairs/${pair.id}/cover`)
    await olu.press('Name without asking Bo')
    const [cover] = await coverPairsOf(app.db, cohort)
    const { person: by } = await placeOf('Olu')
    const settings = { ...usualSettings, keep: false, floor: 0, stay: 0 }
    const { proposal } = await must(askForPairs(app, by, cohort, settings))
    await answerSoon(app, proposal, 60_000)
    await must(reviewProposal(app, by, cohort, proposal))
    await must(publishProposal(app, by, cohort, { proposal, ends: true }))
    expect(await coverPairsOf(app.db, cohort)).toEqual([cover])
    const walking = await pairsOf(app.db, cohort)
    expect(new Set(walking.map(one => one.mentee)).size).toBe(3)
    const told = await lettersNow(app)
    expect(told.filter(one => one.includes('Thank you, and on from here'))).toEqual([])
  })

  test('goes on when the pair ends, and stops without a word when the two become one', async ({
    app,
  }) => {
    const { at, pair, staff, cohort, placeOf } = await theTwo(app, people)
    await leavesFor(app, at)
    await onMorning(app, '2026-08-26')
    await staff.open(`${at}/pairs/${pair.id}/cover`)
    await staff.press('Name without asking Bo')
    await deliverAll(app)
    const [cover] = await coverPairsOf(app.db, cohort)
    await staff.open(`${at}/pairs/${pair.id}/end`)
    await staff.press('End this pair')
    expect((await lettersNow(app)).filter(one => one.includes('and on from here'))).toEqual([])
    expect(await coverPairsOf(app.db, cohort)).toEqual([cover])
    const [bo, ana] = [await placeOf('Bo'), await placeOf('Ana')]
    await staff.open(`${at}/pairs`)
    await staff.press('Pair them', { mentor: String(bo.id), mentee: String(ana.id) })
    expect(await lettersNow(app)).toEqual([
      'Ana: Bo vous accompagne vers ICANN87',
      'Bo: Ana walks with you to ICANN87',
    ])
    expect(await coverPairsOf(app.db, cohort)).toEqual([])
    const walking = await pairsOf(app.db, cohort, ana.id)
    expect(walking.map(one => one.mentor)).toEqual([bo.id])
  })

  test('leaves the cohort, and the mentee is told', async ({ app }) => {
    const { at, pair, staff, cohort, placeOf } = await theTwo(app, people)
    await leavesFor(app, at)
    await onMorning(app, '2026-08-26')
    await staff.open(`${at}/pairs/${pair.id}/cover`)
    await staff.press('Name without asking Cleo')
    await deliverAll(app)
    await staff.open(`${at}/people/${(await placeOf('Cleo')).id}`)
    await staff.press('Take out of the cohort')
    expect(await lettersNow(app)).toEqual(['Ana: Merci, et la route continue'])
    expect(await coverPairsOf(app.db, cohort)).toEqual([])
  })

  test('is none who is away too, or whom somebody keeps apart', async ({ app }) => {
    const { at, pair, staff, cohort, placeOf, add } = await theTwo(app, people)
    await leavesFor(app, at)
    const [cleo, dee, olu] = [
      await placeOf('Cleo'),
      await add({ name: 'Dee', role: 'mentor' }),
      await placeOf('Olu'),
    ]
    const days = { from: day('2026-09-01'), until: day('2026-09-05') }
    await must(goAway(app, cleo.person, cleo.id, days))
    const apart = { mentor: dee.id, mentee: pair.mentee, why: 'Neighbours' }
    await must(keepApart(app, olu.person, cohort, apart))
    const to = `${at}/pairs/${pair.id}/cover`
    await staff.open(to)
    const askable = ['Bo', 'Cleo', 'Dee', 'Mei'].filter(name =>
      staff.page.text.includes(`Ask ${name}`),
    )
    expect(askable).toEqual(['Bo'])
    const tries = [
      [cleo.id, 'This mentor is away in these days too.'],
      [dee.id, 'These two are not to be brought together.'],
      [pair.mentor, 'These two walk together anyway.'],
      [pair.mentee, 'Choose a mentor of this cohort.'],
    ] as const
    const said = []
    for (const [mentor, says] of tries) {
      const page = await staff.post(to, { do: 'name', mentor: String(mentor) })
      said.push([page.status, page.text.includes(says)])
    }
    expect(said).toEqual(tries.map(() => [422, true]))
    expect(await coverPairsOf(app.db, cohort)).toEqual([])
  })
})

describe('a mentor who does not come back', () => {
  test('stands with staff as such, until something is heard of her', async ({ app }) => {
    const { at, pair, mei, staff } = await theTwo(app)
    await leavesFor(app, at)
    await deliverAll(app)
    app.clock.set('2026-09-13T09:00:00Z')
    expect((await staff.open(at)).text).not.toContain('was to be back')
    app.clock.set('2026-09-14T09:00:00Z')
    expect((await staff.open(at)).text).toContain('Mei was to be back on 11 September.')
    expect(staff.page.html).toContain(`${at}/pairs/${pair.id}/end`)
    await must(writeMessage(app, mei.person, pair, { words: 'Here I am', how: 'page' }))
    expect((await staff.open(at)).text).not.toContain('was to be back')
  })
})

describe('matching', () => {
  /** How many of the mentees have Mei in a proposal, and what staff read on its board. */
  async function proposed(app: TestApp, until: string | null) {
    const { cohort, placeOf } = await startProgramme(app, { pairs: [] })
    const [mei, olu] = [await placeOf('Mei'), await placeOf('Olu')]
    const from = day('2026-07-25')
    if (until) await must(goAway(app, mei.person, mei.id, { from, until: day(until) }))
    const settings = { ...usualSettings, floor: 0 }
    const { proposal } = await must(askForPairs(app, olu.person, cohort, settings))
    await answerSoon(app, proposal, 60_000)
    const staff = await signedIn(app, addressOf('Olu'))
    const answer = (await proposalBy(app.db, cohort, proposal))?.answer
    const { mentee = 0, mentor = 0 } = answer?.pairs.find(pair => pair.mentor !== mei.id) ?? {}
    const open = `?open=${pairKey({ mentee, mentor })}`
    const board = await staff.open(`/cohorts/${cohort}/matching/${proposal}${open}`)
    return { hers: answer?.pairs.filter(pair => pair.mentor === mei.id).length, board: board.text }
  }

  test('proposes nobody who is away for long, and says so', async ({ app }) => {
    const { hers, board } = await proposed(app, '2026-08-20')
    const why = 'Mei is away, for more than two weeks or until the meeting is over.'
    expect([hers, board.includes(why)]).toEqual([0, true])
  })

  test('proposes whoever is away for a week, and whoever is not', async ({ app, database }) => {
    expect((await proposed(app, '2026-07-31')).hers).toBe(2)
    await empty(database)
    expect((await proposed(app, null)).hers).toBe(2)
  })
})
