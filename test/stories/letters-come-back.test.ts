import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import type { Envelope } from '../../src/app.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { say } from '../../src/words.ts'
import { deliverAll, recordingPost, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme, type Programme } from '../cohort.ts'
import { letterTo, report, withLetterbox } from '../letterbox.ts'
import { lettersThere, writtenTo } from '../letters.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const domain = 'in.wayfellow.test'
const right = 'ana.right@example.org'
const told = 'address-comes-back'

/** A programme whose letters go out and whose letterbox is open. */
async function underWay(app: TestApp) {
  const programme = await startProgramme(app)
  app.sender = `journey@${domain}`
  const { send, open } = await withLetterbox(app)
  const handIn = async (raw: string) => {
    await send({ envelope: { from: '', to: [app.sender] }, raw })
    await open()
  }
  return { programme, send, open, handIn }
}

/** Mei writes to Ana. Returns what goes out for it. */
async function meiWrites(app: TestApp, programme: Programme, words: string): Promise<Envelope[]> {
  const pair = await programme.pairOf('Mei', 'Ana')
  const { person } = await programme.placeOf('Mei')
  await must(writeMessage(app, person, pair, { words, how: 'page', asks: false }))
  return deliverAll(app)
}

const whyMarked = async (app: TestApp, name: string) => {
  const { comes_back_since, comes_back_why } = await app.db
    .selectFrom('person')
    .select(['comes_back_since', 'comes_back_why'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return comes_back_since === null ? null : comes_back_why
}

const names = (letters: Envelope[]) => letters.map(letter => letter.to.name).sort()

const placeOf = async (programme: Programme, name: string) =>
  `/cohorts/${programme.cohort}/people/${(await programme.placeOf(name)).id}`

describe('a letter to Ana comes back, since nobody is there', () => {
  async function cameBack(app: TestApp) {
    const way = await underWay(app)
    const letter = letterTo(await meiWrites(app, way.programme, 'Hello Ana.'), 'Ana')
    await way.handIn(report(letter, { to: addressOf('Ana') }))
    return { ...way, letter }
  }

  test('staff are told once, by letter, at a glance, in the list and on her page', async ({
    app,
  }) => {
    const { programme, letter, handIn } = await cameBack(app)
    expect(await whyMarked(app, 'Ana')).toBe('5.1.1 550 5.1.1 no such person')
    const [told1, ...more] = await deliverAll(app)
    expect([told1?.to.name, told1?.subject, more]).toEqual(['Olu', 'Letters to Ana come back', []])
    expect(told1?.text).toContain(await placeOf(programme, 'Ana'))
    await handIn(`X: again\r\n${report(letter, { to: addressOf('Ana') })}`)
    await meiWrites(app, programme, 'Are you there?')
    expect(await writtenTo(app.db, told)).toEqual(['Olu'])

    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${programme.cohort}/people`)
    expect(olu.page.text.match(/letters come back/g)).toHaveLength(1)
    await olu.open(await placeOf(programme, 'Ana'))
    expect(olu.page.text).toContain('Letters to this address come back')
    expect(olu.page.text).toContain('5.1.1 550 5.1.1 no such person')
    expect(olu.page.text).toContain('One letter waits until there is another address.')
    await olu.open(await placeOf(programme, 'Ben'))
    expect(olu.page.text).not.toContain('Letters to this address come back')
    await olu.open(`/cohorts/${programme.cohort}/history`)
    expect(olu.page.text).toContain('Letters to Ana come back; what is owed waits')
    await olu.open(`/cohorts/${programme.cohort}`)
    expect(olu.page.text).toContain('Letters have come back since 25 July')
    expect(olu.page.html).toContain(`${await placeOf(programme, 'Ana')}#correct-address`)
  })

  test('what is owed to her waits, to others it goes; her way in goes out and tells her', async ({
    app,
  }) => {
    const { programme } = await cameBack(app)
    await deliverAll(app)
    expect(names(await meiWrites(app, programme, 'Are you there?'))).toEqual([])
    expect((await lettersThere(app.db)).slice(-1)).toEqual(['message to Ana: owed'])
    const { person } = await programme.placeOf('Ana')
    const pair = await programme.pairOf('Mei', 'Ana')
    await must(writeMessage(app, person, pair, { words: 'Hello.', how: 'page', asks: false }))
    expect(names(await deliverAll(app))).toEqual(['Mei'])

    await fireDueSteps(app)
    expect(names(await deliverAll(app))).toEqual(['Ben', 'Bo', 'Mei', 'Noor'])
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${programme.cohort}/letters/overall-introduction`)
    expect(olu.page.text.match(/waits for an address\s+Ana/g)).toHaveLength(1)
    expect(olu.page.text.match(/waits for an address/g)).toHaveLength(1)

    const ana = await signedIn(app, addressOf('Ana'))
    await ana.open('/me')
    const mine = say('fr', 'comes-back.mine', { address: addressOf('Ana') })
    expect(ana.page.text).toContain(mine)
    const ben = await signedIn(app, addressOf('Ben'))
    await ben.open('/me')
    expect(ben.page.text).not.toContain('come back')
  })

  test('and correcting her address sends what waits', async ({ app }) => {
    const { programme } = await cameBack(app)
    await deliverAll(app)
    await meiWrites(app, programme, 'Are you there?')
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(await placeOf(programme, 'Ana'))
    await olu.press(say('en', 'people.address.keep'), { newAddress: right })
    expect(olu.page.text).not.toContain('Letters to this address come back')
    const went = await deliverAll(app)
    expect(went.map(letter => letter.to.address)).toEqual([right])
    expect(went[0]?.text).toContain('Are you there?')
    expect(await whyMarked(app, 'Ana')).toBe(null)
  })

  test('and so does staff saying that it works; a late report of before marks nothing', async ({
    app,
  }) => {
    const { programme, handIn } = await underWay(app)
    const old = letterTo(await meiWrites(app, programme, 'Hello Ana.'), 'Ana')
    const older = letterTo(await meiWrites(app, programme, 'Hello again.'), 'Ana')
    await handIn(report(old, { to: addressOf('Ana') }))
    await deliverAll(app)
    await meiWrites(app, programme, 'Are you there?')
    app.clock.forward({ minutes: 5 })
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(await placeOf(programme, 'Ana'))
    await olu.press(say('en', 'comes-back.works'))
    expect(names(await deliverAll(app))).toEqual(['Ana'])
    await olu.open(`/cohorts/${programme.cohort}/history`)
    expect(olu.page.text).toContain('said that the address of Ana works again')
    await handIn(report(older, { to: addressOf('Ana') }))
    expect(await whyMarked(app, 'Ana')).toBe(null)

    app.clock.forward({ minutes: 5 })
    const newer = letterTo(await meiWrites(app, programme, 'And now?'), 'Ana')
    await handIn(report(newer, { to: addressOf('Ana') }))
    expect(await whyMarked(app, 'Ana')).not.toBe(null)
    expect(await writtenTo(app.db, told)).toEqual(['Olu', 'Olu'])
  })

  test('and an answer of hers says that it works; a forged one does not', async ({ app }) => {
    const { programme, send, open, letter } = await cameBack(app)
    await deliverAll(app)
    await meiWrites(app, programme, 'Are you there?')
    await send({ from: 'mallory@example.net', to: letter.replyTo.address, text: 'I am Ana.' })
    await open()
    expect(await whyMarked(app, 'Ana')).not.toBe(null)
    await send({ from: addressOf('Ana'), to: letter.replyTo.address, text: 'I am here.' })
    await open()
    expect(await whyMarked(app, 'Ana')).toBe(null)
    expect(names(await deliverAll(app))).toEqual(['Ana', 'Mei'])
  })

  test('she takes it along with what is kept of her, and it goes when she goes', async ({
    app,
  }) => {
    const { programme } = await cameBack(app)
    const { person } = await programme.placeOf('Ana')
    const { profile } = await everythingAbout(app.db, person)
    expect(profile?.comes_back_why).toBe('5.1.1 550 5.1.1 no such person')
    await must(leaveForGood(app, person, 'Somebody who left'))
    expect(await whyMarked(app, 'Somebody who left')).toBe(null)
  })
})

describe('a letter is refused at the handing over', () => {
  const refusing = (app: TestApp, why: string) => {
    app.post = recordingPost(app.posted, ({ to }) =>
      to.address === addressOf('Ana') ? { came: 'refused', why } : { came: 'accepted' },
    )
  }

  test('since nobody is there: the same happens, and the letter lies in the tray', async ({
    app,
  }) => {
    const { programme } = await underWay(app)
    refusing(app, '550 5.1.1 RCPT TO')
    await meiWrites(app, programme, 'Hello Ana.')
    expect(await lettersThere(app.db)).toEqual([
      'message to Ana: bounced',
      `${told} to Olu: posted`,
    ])
  })

  test('for what stands in it: that is the letter’s affair, and the next one goes', async ({
    app,
  }) => {
    const { programme } = await underWay(app)
    refusing(app, '554 5.7.1 DATA')
    await meiWrites(app, programme, 'Hello Ana.')
    await meiWrites(app, programme, 'Are you there?')
    expect(await whyMarked(app, 'Ana')).toBe(null)
    expect(await lettersThere(app.db)).toEqual([
      'message to Ana: bounced',
      'message to Ana: bounced',
    ])
  })

  test('by a full mailbox: three different letters have to come back', async ({ app }) => {
    const { programme } = await underWay(app)
    refusing(app, '552 5.2.2 RCPT TO')
    await meiWrites(app, programme, 'One.')
    await meiWrites(app, programme, 'Two.')
    expect(await whyMarked(app, 'Ana')).toBe(null)
    await meiWrites(app, programme, 'Three.')
    expect(await whyMarked(app, 'Ana')).toBe('552 5.2.2 RCPT TO')
    expect(await writtenTo(app.db, told)).toEqual(['Olu'])
  })
})

describe('what marks no address', () => {
  const cases: [string, (letter: Envelope) => string][] = [
    [
      'a letter that is only slow',
      letter => report(letter, { to: addressOf('Ana'), action: 'delayed', status: '4.4.1' }),
    ],
    [
      'a report that does not know the secret',
      letter =>
        report(letter, { to: addressOf('Ana'), proof: `reply+1-${'0'.repeat(32)}@${domain}` }),
    ],
    [
      'a letter that looked like spam',
      letter => report(letter, { to: addressOf('Ana'), status: '5.7.1', said: '550 5.7.1 spam' }),
    ],
    [
      'a mailbox that was full once',
      letter => report(letter, { to: addressOf('Ana'), status: '5.2.2', said: '552 5.2.2 full' }),
    ],
    [
      'a note of absence',
      letter =>
        [
          `From: ${addressOf('Ana')}`,
          `To: ${letter.replyTo.address}`,
          'Subject: Automatic reply: 5.1.1',
          'Auto-Submitted: auto-replied',
          `In-Reply-To: ${letter.messageId}`,
          '',
          '550 5.1.1 I do not work here any more.',
        ].join('\r\n'),
    ],
  ]

  test.for(cases)('%s', async ([, raw], { app }) => {
    const { programme, handIn } = await underWay(app)
    const letter = letterTo(await meiWrites(app, programme, 'Hello Ana.'), 'Ana')
    await handIn(raw(letter))
    expect(await whyMarked(app, 'Ana')).toBe(null)
    expect(await writtenTo(app.db, told)).toEqual([])
    const next = await meiWrites(app, programme, 'Are you there?')
    expect(names(next)).toEqual(['Ana'])

    // A true report, of the next letter, does mark it.
    await handIn(report(letterTo(next, 'Ana'), { to: addressOf('Ana') }))
    expect(await whyMarked(app, 'Ana')).toBe('5.1.1 550 5.1.1 no such person')
    expect(names(await meiWrites(app, programme, 'And now?'))).toEqual(['Olu'])
  })
})
