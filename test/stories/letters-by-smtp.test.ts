import { simpleParser, type ParsedMail } from 'mailparser'
import { describe, expect, onTestFinished } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { settleDoubt } from '../../src/actions/settle-doubt.ts'
import { seal } from '../../src/digest.ts'
import { deliverPost } from '../../src/mailroom/postman.ts'
import { smtpPost } from '../../src/mailroom/smtp.ts'
import { house } from '../../src/store/house.ts'
import { postman, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme, type Character } from '../cohort.ts'
import { lettersThere } from '../letters.ts'
import { openSink, type Arrived, type Manner, type Sink } from '../sink.ts'
import { test } from '../story.ts'

/** The App with a real post to a real mail server on this machine. */
async function byMail(app: TestApp, mannerOf: (address: string) => Manner = () => 'take') {
  const sink = await openSink({ mannerOf })
  const post = smtpPost(`${sink.url}?socketTimeout=700&connectionTimeout=700&greetingTimeout=700`)
  onTestFinished(async () => {
    await post.close()
    await sink.close()
  })
  return { sink, mailing: { ...app, post } }
}

const read = (letter: Arrived | undefined): Promise<ParsedMail> => simpleParser(letter?.raw ?? '')

const letterTo = (sink: Sink, name: string) =>
  sink.arrived.find(letter => letter.to.includes(addressOf(name)))

async function deliver(app: Parameters<typeof deliverPost>[0]) {
  while ((await deliverPost(app, postman)) > 0);
}

const statesOf = async (app: TestApp) =>
  (await lettersThere(app.db)).map(line => line.replace('overall-introduction to ', ''))

describe('a letter that goes out by SMTP', () => {
  test('arrives as text and as HTML, from the programme, to its reader alone', async ({ app }) => {
    await startProgramme(app)
    const { sink, mailing } = await byMail(app)
    await fireDueSteps(mailing)
    await deliver(mailing)
    expect(sink.arrived.map(letter => letter.to).sort()).toEqual(
      ['Ana', 'Ben', 'Bo', 'Mei', 'Noor'].map(name => [addressOf(name)]),
    )
    const letter = await read(letterTo(sink, 'Ben'))
    expect(letter.subject).toBe('ICANN87: your journey begins')
    expect(letter.from?.value).toEqual([{ name: 'Mentor pilot', address: app.sender }])
    expect(letter.replyTo?.value).toEqual([
      { name: 'Mentor pilot', address: 'mentoring@example.org' },
    ])
    expect(letter.text).toContain('Dear Ben,')
    expect(letter.html).toContain('<p>Dear Ben,</p>')
    expect(letter.headers.get('auto-submitted')).toBe('auto-generated')
    expect(await statesOf(app)).toEqual(
      expect.arrayContaining(['Ben: posted', 'Noor: posted', 'Mei: posted']),
    )
  })

  test('has a Message-ID made from the letter, the same whoever carries it', async ({ app }) => {
    await startProgramme(app)
    const { sink, mailing } = await byMail(app)
    await fireDueSteps(mailing)
    await deliver(mailing)
    const rows = await app.db.selectFrom('letter').select('id').execute()
    expect(sink.arrived.map(letter => letter.messageId).sort()).toEqual(
      rows.map(row => `<letter.${row.id}@wayfellow.test>`).sort(),
    )
  })

  test('offers to stop reminders where it may be stopped, and only there', async ({ app }) => {
    const programme = await startProgramme(app)
    const { secret } = await house(app.db)
    const { sink, mailing } = await byMail(app)
    app.clock.set('2026-08-15T12:00:00Z')
    await fireDueSteps(mailing)
    await deliver(mailing)
    const toBen = sink.arrived.filter(letter => letter.to.includes(addressOf('Ben')))
    const offers = await Promise.all(
      toBen.map(async letter => {
        const { subject, headerLines } = await read(letter)
        const lines = headerLines.filter(({ key }) => key.startsWith('list-unsubscribe'))
        return [subject, lines.map(({ line }) => line.replace(/\s+/g, ' ')).sort()]
      }),
    )
    const { person } = await programme.placeOf('Ben')
    const link = `${app.origin}/fewer-letters/${person}.${seal(secret, `fewer ${person}`)}`
    expect(Object.fromEntries(offers)).toEqual({
      'ICANN87: your journey begins': [],
      'Your way to Muscat: what is still open': [
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
        `List-Unsubscribe: <${link}>`,
      ],
    })
  })

  test('to somebody who reads Arabic is written from right to left', async ({ app }) => {
    await startProgramme(app)
    const { sink, mailing } = await byMail(app)
    await fireDueSteps(mailing)
    await deliver(mailing)
    const html = (await read(letterTo(sink, 'Noor'))).html || ''
    expect(/<html[^>]*>/.exec(html)?.[0]).toBe('<html lang="ar" dir="rtl">')
    const english = (await read(letterTo(sink, 'Ben'))).html || ''
    expect(/<html[^>]*>/.exec(english)?.[0]).toBe('<html lang="en" dir="ltr">')
  })
})

describe('a name or a subject that people wrote', () => {
  const nasty = [
    'Eve\r\nBcc: victim@example.net',
    'Eve\nSubject: bought',
    'Eve <victim@example.net>',
    'Eve, victim@example.net',
    '"Eve" <victim@example.net>,',
    'Eve\u2028Cc: victim@example.net',
    'Eve\u0000\u0008',
    '=?utf-8?B?RXZl?= <victim@example.net>',
    'Ève 👩🏽‍💻 نور',
    '{name} {introduction}',
    '[here](https://evil.example) <script>alert(1)</script>',
  ]

  test.for(nasty.map((name, at) => [at, name] as const))(
    'can add no recipient and no header: the nasty one %i',
    async ([, name], { app }) => {
      const people: Character[] = [
        { name: 'Mei', role: 'mentor' },
        { name: 'Ana', role: 'mentee' },
      ]
      const programme = await startProgramme(app, { people, pairs: [['Mei', 'Ana']] })
      for (const one of ['Mei', 'Ana']) {
        const { person } = await programme.placeOf(one)
        await app.db
          .updateTable('person')
          .set({ name: name.replaceAll('\u0000', '') })
          .where('id', '=', person)
          .execute()
      }
      await app.db
        .updateTable('cohort')
        .set({ name, meeting_name: name })
        .execute()
        .catch(() => undefined)
      const { sink, mailing } = await byMail(app)
      await fireDueSteps(mailing)
      await deliver(mailing)
      expect(sink.arrived.map(letter => letter.to).sort()).toEqual([
        [addressOf('Ana')],
        [addressOf('Mei')],
      ])
      for (const letter of sink.arrived) {
        const parsed = await read(letter)
        const names = parsed.headerLines.map(({ key }) => key).sort()
        expect(names).toEqual([
          'auto-submitted',
          'content-type',
          'date',
          'from',
          'message-id',
          'mime-version',
          'reply-to',
          'subject',
          'to',
        ])
        const to = [parsed.to ?? []].flat().flatMap(field => field.value)
        expect(to.map(one => one.address)).toEqual(letter.to)
        expect(parsed.from?.value.map(one => one.address)).toEqual([app.sender])
        expect(parsed.html || '').not.toMatch(/<script|href="https:\/\/evil/)
      }
    },
  )
})

describe('a mail server', () => {
  const only = (manner: Manner) => (address: string) =>
    address === addressOf('Ben') ? manner : 'take'
  const rest = ['Ana: posted', 'Bo: posted', 'Mei: posted', 'Noor: posted']

  async function tell(app: TestApp, manner: Manner) {
    await startProgramme(app)
    const { sink, mailing } = await byMail(app, only(manner))
    await fireDueSteps(mailing)
    await deliver(mailing)
    return { sink, mailing, states: (await statesOf(app)).sort() }
  }

  test('that refuses a reader makes the letter bounced; the others arrive', async ({ app }) => {
    const { states } = await tell(app, 'refuse the reader')
    expect(states).toEqual(['Ben: bounced', 'address-comes-back to Olu: posted', ...rest].sort())
  })

  test('that refuses the text makes the letter bounced', async ({ app }) => {
    const { states } = await tell(app, 'refuse the text')
    expect(states).toEqual(['Ben: bounced', ...rest].sort())
  })

  test.for(['later for the reader', 'later for the text'] as const)(
    'that says later gets the letter again later, not at once: %s',
    async (manner, { app }) => {
      await startProgramme(app)
      let now: Manner = manner
      const { sink, mailing } = await byMail(app, address => only(now)(address))
      await fireDueSteps(mailing)
      await deliver(mailing)
      expect((await statesOf(app)).sort()).toEqual(['Ben: owed', ...rest].sort())
      await deliver(mailing)
      expect(letterTo(sink, 'Ben')).toBe(undefined)

      now = 'take'
      app.clock.forward({ minutes: 1, seconds: 1 })
      await deliver(mailing)
      expect((await statesOf(app)).sort()).toEqual(['Ben: posted', ...rest].sort())
      expect(sink.arrived.filter(letter => letter.to[0] === addressOf('Ben')).length).toBe(1)
    },
  )

  test('that is asked later and later is asked ever more rarely', async ({ app }) => {
    const { mailing } = await tell(app, 'later for the reader')
    const waits: number[] = []
    for (let round = 0; round < 4; round += 1) {
      const { not_before } = await app.db
        .selectFrom('letter')
        .select('not_before')
        .where('state', '=', 'owed')
        .executeTakeFirstOrThrow()
      const next = Temporal.Instant.from(not_before ?? '')
      waits.push(app.wallNow().until(next).total('minutes'))
      app.clock.set(next.toString())
      await deliver(mailing)
    }
    expect(waits).toEqual([1, 4, 9, 16])
  })

  test.for(['drop in the text', 'drop after the text', 'stall after the text'] as const)(
    'that falls silent after the letter’s first byte leaves it in doubt, and it goes no second time: %s',
    async (manner, { app }) => {
      const { sink, mailing, states } = await tell(app, manner)
      expect(states).toEqual(['Ben: in doubt', ...rest].sort())
      app.clock.forward({ days: 2 })
      await deliver(mailing)
      const copies = sink.arrived.filter(letter => letter.to[0] === addressOf('Ben')).length
      expect(copies).toBe(manner === 'drop in the text' ? 0 : 1)
      expect((await statesOf(app)).sort()).toEqual(states)
    },
  )

  test('that stalls before the text has taken nothing, and gets the letter later', async ({
    app,
  }) => {
    const { states } = await tell(app, 'stall at the reader')
    expect(states).toEqual(['Ben: owed', ...rest].sort())
  })

  test.for(['shut', 'wants a password', 'refuses every password'] as const)(
    'that does not let us in has said nothing about the letters: %s',
    async (door, { app }) => {
      await startProgramme(app)
      const sink = await openSink({ door })
      const words = door === 'refuses every password' ? 'name:word@' : ''
      const post = smtpPost(sink.url.replace('smtp://', `smtp://${words}`))
      const mailing = { ...app, post }
      await fireDueSteps(mailing)
      await deliver(mailing)
      await post.close()
      await sink.close()
      const owed = ['Ana', 'Ben', 'Bo', 'Mei', 'Noor'].map(name => `${name}: owed`)
      expect((await statesOf(app)).sort()).toEqual(owed)
    },
  )

  test('that is not there at all loses nothing', async ({ app }) => {
    await startProgramme(app)
    const sink = await openSink()
    await sink.close()
    const post = smtpPost(`${sink.url}?connectionTimeout=700`)
    const mailing = { ...app, post }
    await fireDueSteps(mailing)
    await deliver(mailing)
    await post.close()
    const states = await statesOf(app)
    expect(states.sort()).toEqual(['Ana', 'Ben', 'Bo', 'Mei', 'Noor'].map(name => `${name}: owed`))
  })

  test('in doubt is settled by staff only: sent again, it goes once more', async ({ app }) => {
    const programme = await startProgramme(app)
    let now: Manner = 'drop after the text'
    const { sink, mailing } = await byMail(app, address => only(now)(address))
    await fireDueSteps(mailing)
    await deliver(mailing)
    const { id } = await app.db
      .selectFrom('letter')
      .select('id')
      .where('state', '=', 'in doubt')
      .executeTakeFirstOrThrow()
    now = 'take'
    const { staff, cohort } = programme
    await must(settleDoubt(app, staff, cohort, { letters: [id], decision: 'again' }))
    await deliver(mailing)
    const copies = sink.arrived.filter(letter => letter.to[0] === addressOf('Ben'))
    expect(copies.map(letter => letter.messageId)).toEqual([
      `<letter.${id}@wayfellow.test>`,
      `<letter.${id}@wayfellow.test>`,
    ])
    expect((await statesOf(app)).sort()).toEqual(['Ben: posted', ...rest].sort())
  })
})
