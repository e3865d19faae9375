import { simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import { describe, expect, onTestFinished } from 'vitest'
import { encourage } from '../../src/actions/journal/encourage.ts'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { noticeSilence } from '../../src/actions/notice-silence.ts'
import { pairPeople } from '../../src/actions/pair-people.ts'
import { openPost } from '../../src/actions/post/open-post.ts'
import type { App } from '../../src/app.ts'
import { openLetterbox } from '../../src/mailroom/letterbox.ts'
import { deliverPost } from '../../src/mailroom/postman.ts'
import { smtpPost } from '../../src/mailroom/smtp.ts'
import { standingOf } from '../../src/programme/ground-rules.ts'
import { factsOf, stopsOf } from '../../src/programme/journey.ts'
import { dayAtMeeting } from '../../src/programme/meeting.ts'
import { offersOf } from '../../src/store/ground-rules.ts'
import { entriesOf } from '../../src/store/journal.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { pairsOf } from '../../src/store/places.ts'
import { talkAnswersIn } from '../../src/store/presence.ts'
import { readWalk } from '../../src/store/walks.ts'
import { postman, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { openSink } from '../sink.ts'
import { test } from '../story.ts'

/** A mail server that takes letters to their readers, and a letterbox they answer to. */
async function byMailAlone(app: TestApp) {
  app.mailIn = 'in.wayfellow.test'
  const sink = await openSink()
  const post = smtpPost(sink.url)
  const box = await openLetterbox(app, { port: 0, host: '127.0.0.1' })
  const program = nodemailer.createTransport({ host: '127.0.0.1', port: box.port })
  onTestFinished(async () => {
    program.close()
    await post.close()
    await box.close()
    await sink.close()
  })
  const mailing: App = { ...app, post }
  /** The newest letter to somebody whose subject says so, as it lies in her mailbox. */
  const newest = async (name: string, subject: RegExp) => {
    while ((await deliverPost(mailing, postman)) > 0);
    const hers = sink.arrived.filter(letter => letter.to.includes(addressOf(name)))
    const letters = await Promise.all(hers.map(letter => simpleParser(letter.raw)))
    const found = letters.findLast(letter => subject.test(letter.subject ?? ''))
    if (!found) throw new Error(`${name} has ${letters.map(one => one.subject).join('; ')}`)
    return found
  }
  /** Somebody answers a letter with her mail program, which quotes it below. */
  const answer = async (name: string, letter: Awaited<ReturnType<typeof newest>>, text: string) => {
    const wrote = 'On Mon, 24 Aug 2026 at 10:12, Mentor pilot <journey@wayfellow.test> wrote:'
    const quoted = (letter.text ?? '').split('\n').map(line => `> ${line}`)
    await program.sendMail({
      from: `${name} <${addressOf(name)}>`,
      to: letter.replyTo?.value[0]?.address ?? '',
      subject: `Re: ${letter.subject ?? ''}`,
      inReplyTo: letter.messageId ?? '',
      text: [text, '', wrote, ...quoted].join('\n'),
    })
    while ((await openPost(app)) > 0);
  }
  return { newest, answer, mailing }
}

const introduction = `Good morning, Ben. I am Mei, and I have gone to these meetings since 2015, at first because
nobody else would, and then because I could not stop. Tell me what you know, and what you wish to know.`

describe('one pair, and no page is opened by either of the two', () => {
  test('from the first word to the journal, all of it by answering letters', async ({ app }) => {
    const programme = await startProgramme(app, { pairs: [] })
    const { cohort, staff, placeOf, cohortNow } = programme
    const { newest, answer, mailing } = await byMailAlone(app)
    const [mei, ben] = [await placeOf('Mei'), await placeOf('Ben')]
    app.clock.set('2026-08-22T09:00:00Z')
    await must(pairPeople(app, staff, cohort, { mentor: mei.id, mentee: ben.id, tell: true }))
    const [pair] = await pairsOf(app.db, cohort)
    if (!pair) throw new Error('There is no pair')

    // The mentor introduces herself, and the mentee tells about himself (R25–R30).
    await answer('Mei', await newest('Mei', /^Ben walks with you/), introduction)
    const first = await newest('Ben', /^A first letter from Mei/)
    expect(first.text).toContain('because I could not stop')
    await answer('Ben', first, 'I run the network of a school. Of ICANN I know the name.')
    const told = await newest('Mei', /^Ben writes to you/)
    expect(told.text).toContain('I run the network of a school.')
    await answer('Mei', told, 'Then you know more than most. What keeps breaking?')
    await answer('Ben', await newest('Ben', /^Mei writes to you/), 'The names, every Monday.')

    // They agree on ground rules (R33–R35).
    app.clock.set('2026-08-29T09:00:00Z')
    await fireDueSteps(mailing)
    const reminder = await newest('Mei', /^How and when shall the two of you talk/)
    await answer('Mei', reminder, 'By mail. An hour a week, on Sundays. An answer in three days.')
    const offer = await newest('Ben', /^Mei offers ground rules/)
    expect(offer.text).toContain('An hour a week, on Sundays.')
    await answer('Ben', offer, 'Yes, I agree. Thank you!')
    expect((await newest('Mei', /^Your ground rules with Ben/)).text).toContain('on Sundays')

    // A silence is broken, once by a line, once by a yes (R54).
    app.clock.set('2026-09-06T09:00:00Z')
    await noticeSilence(mailing)
    const quiet = await newest('Ben', /^How are you two getting on/)
    await answer('Ben', quiet, 'Sorry, exams. Still here!')
    expect((await newest('Mei', /^Ben writes to you/)).text).toContain('Still here!')
    app.clock.set('2026-09-14T09:00:00Z')
    await noticeSilence(mailing)
    await answer('Mei', await newest('Mei', /^How are you two getting on/), 'Yes, we have talked.')

    // And a journal is kept (R61).
    await encourage(mailing)
    await answer('Ben', await newest('Ben', /^Two minutes for your journal/), 'I was not afraid.')

    const words = (await messagesOf(app.db, pair.id)).map(one => one.words)
    expect(words).toEqual([
      'I run the network of a school. Of ICANN I know the name.',
      'Then you know more than most. What keeps breaking?',
      'The names, every Monday.',
      'Sorry, exams. Still here!',
    ])
    expect(standingOf(await offersOf(app.db, pair.id)).inForce?.by).toBe(mei.id)
    expect((await talkAnswersIn(app.db, cohort)).map(one => [one.place, one.talked])).toEqual([
      [mei.id, true],
    ])
    const entries = await entriesOf(app.db, ben.id, { most: 5 })
    expect(entries.map(one => [one.words, one.audience])).toEqual([['I was not afraid.', 'me']])
    const aside = await app.db.selectFrom('inbound_letter').select('state').execute()
    expect(new Set(aside.map(one => one.state))).toEqual(new Set(['taken']))

    const now = await cohortNow()
    const walk = await readWalk(app.db, now)
    const today = dayAtMeeting(now.meeting, app.now())
    const doneBy = (place: typeof ben) =>
      stopsOf(factsOf(walk, place, 'en'), today)
        .filter(stop => stop.state === 'done')
        .map(stop => stop.step.key)
    expect(doneBy(ben)).toEqual(expect.arrayContaining(['about-the-mentee', 'ground-rules']))
    expect(doneBy(mei)).toEqual(expect.arrayContaining(['introduce-yourself', 'ground-rules']))
    const signIns = await app.db.selectFrom('sign_in').select('person_id').execute()
    expect(signIns.filter(one => one.person_id !== staff)).toEqual([])
  })

  test('a short answer to “you have a mentee” is for staff, and no introduction', async ({
    app,
  }) => {
    const { cohort, staff, placeOf } = await startProgramme(app, { pairs: [] })
    const { newest, answer } = await byMailAlone(app)
    const [mei, ben] = [await placeOf('Mei'), await placeOf('Ben')]
    await must(pairPeople(app, staff, cohort, { mentor: mei.id, mentee: ben.id, tell: true }))
    await answer(
      'Mei',
      await newest('Mei', /^Ben walks with you/),
      'I am ill until October, sorry.',
    )
    const introduced = await app.db
      .selectFrom('letter')
      .select('id')
      .where('template', '=', 'introduction')
      .execute()
    expect(introduced).toEqual([])
    const post = await app.db.selectFrom('inbound_letter').select(['state', 'words']).execute()
    expect(post).toEqual([{ state: 'taken', words: 'I am ill until October, sorry.' }])
  })
})
