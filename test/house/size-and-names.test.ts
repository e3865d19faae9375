import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paths } from '../../src/web/paths.ts'
import { code, filesIn, root, type Source } from './sources.ts'

const mostLines = 300
const tooLong = ({ path, text }: Source) => {
  const lines = text.trimEnd().split('\n').length
  return lines > mostLines ? [`${path}: ${lines} lines`] : []
}

describe('files are small', () => {
  test(`none of src is longer than ${mostLines} lines`, () => {
    expect([...code(), ...filesIn('src', /\.css$/)].flatMap(tooLong)).toEqual([])
  })

  test('a longer one would be caught', () => {
    expect(tooLong({ path: 'planted.ts', text: 'x\n'.repeat(301) })).toEqual([
      'planted.ts: 301 lines',
    ])
    expect(tooLong({ path: 'planted.ts', text: 'x\n'.repeat(300) })).toEqual([])
  })
})

const vague =
  /(?:^|\/)(?:utils?|helpers?|common|shared|lib|libs|services?|core|misc|types|hooks)(?:\/|\.tsx?$)/
const badName = (path: string) => vague.test(path) || /(?:^|\/)index\.tsx?$/.test(path)

describe('names say what is in them', () => {
  test('no drawer for odds and ends, no index', () => {
    const entries = ['src', 'test', 'seeds', 'bin'].flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        path => `${folder}/${path}`,
      ),
    )
    expect(entries.filter(badName)).toEqual([])
  })

  test('such a drawer would be caught', () => {
    const planted = ['src/utils/day.ts', 'src/web/index.ts', 'src/helpers.ts', 'src/days.ts']
    expect(planted.map(badName)).toEqual([true, true, true, false])
  })

  test('folders under src are at most four deep', () => {
    expect(
      code()
        .map(({ path }) => path)
        .filter(path => path.split('/').length > 6),
    ).toEqual([])
  })
})

describe('what the program needs to run', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

  test('is at most seventeen packages beside Node itself', () => {
    const names = Object.keys(dependencies).filter(name => name !== 'node')
    expect([names.length <= 17, names]).toEqual([true, names])
  })

  test('pins the embedded database to the very version whose inside we lean on', () => {
    expect(dependencies['@electric-sql/pglite']).toMatch(/^\d+\.\d+\.\d+$/)
  })
})

test('every address of the site', () => {
  const all = Object.entries(paths).map(([name, path]) => `${name} ${path.pattern}`)
  expect(new Set(Object.values(paths).map(path => path.pattern)).size).toBe(all.length)
  expect(all.join('\n')).toMatchInlineSnapshot(`
    "home /
    demo /demo
    setUp /set-up
    health /health
    style /style/:name
    script /script/:name
    language /language
    clock /clock
    signIn /sign-in
    signInCode /sign-in/code
    signInLink /sign-in/:token
    signOut /sign-out
    persona /personas/:person
    mailboxes /mailboxes
    mailbox /mailboxes/:person
    letter /letters/:letter
    letterSheet /letters/:letter/sheet
    fewerLetters /fewer-letters/:mark
    talked /talked/:mark
    guide /guide
    guidePrint /guide/print
    guidePart /guide/:part
    newcomers /newcomers
    library /library
    glossary /glossary
    privacy /privacy
    me /me
    myPhoto /me/photo
    myMail /me/mail
    devices /me/devices
    device /me/devices/:device
    myData /me/data
    leave /me/leave
    photo /people/:person/photo
    journey /cohorts/:cohort/journey
    myStep /cohorts/:cohort/journey/steps/:step
    mark /cohorts/:cohort/journey/steps/:step/mark
    myLetters /cohorts/:cohort/journey/letters
    myEntries /cohorts/:cohort/journey/checklist
    myEntry /cohorts/:cohort/journey/checklist/:entry
    answers /cohorts/:cohort/journey/answers/:questions
    wishes /cohorts/:cohort/journey/wishes
    asking /cohorts/:cohort/journey/asking/:asking
    pair /cohorts/:cohort/pairs/:pair
    introduction /cohorts/:cohort/pairs/:pair/introduction
    route /cohorts/:cohort/pairs/:pair/route
    messages /cohorts/:cohort/pairs/:pair/messages
    messagesLive /cohorts/:cohort/pairs/:pair/messages/live
    questions /cohorts/:cohort/pairs/:pair/questions
    question /cohorts/:cohort/pairs/:pair/questions/:question
    groundRules /cohorts/:cohort/pairs/:pair/ground-rules
    groundRulesOffer /cohorts/:cohort/pairs/:pair/ground-rules/offer
    talks /cohorts/:cohort/pairs/:pair/talks
    topics /cohorts/:cohort/pairs/:pair/topics
    sharedNotes /cohorts/:cohort/pairs/:pair/notes
    sharedNote /cohorts/:cohort/pairs/:pair/notes/:note
    goals /cohorts/:cohort/pairs/:pair/goals
    goal /cohorts/:cohort/pairs/:pair/goals/:goal
    before /cohorts/:cohort/pairs/:pair/before
    talkFile /cohorts/:cohort/pairs/:pair/talks/:talk/talk.ics
    askMentors /cohorts/:cohort/pairs/:pair/ask-mentors
    rooms /cohorts/:cohort/rooms
    room /cohorts/:cohort/rooms/:room
    thread /cohorts/:cohort/rooms/:room/threads/:thread
    threadLive /cohorts/:cohort/rooms/:room/threads/:thread/live
    askSomebody /cohorts/:cohort/journey/question
    help /cohorts/:cohort/help
    helpCase /cohorts/:cohort/help/:case
    journal /cohorts/:cohort/journal
    note /cohorts/:cohort/journal/note
    journalEntry /cohorts/:cohort/journal/:written
    notes /cohorts/:cohort/notes
    notesFile /cohorts/:cohort/notes.csv
    cohorts /cohorts
    newCohort /cohorts/new
    cohort /cohorts/:cohort
    people /cohorts/:cohort/people
    peopleFile /cohorts/:cohort/people.csv
    newPerson /cohorts/:cohort/people/new
    place /cohorts/:cohort/people/:place
    placeJourney /cohorts/:cohort/people/:place/journey
    placeAddress /cohorts/:cohort/people/:place/address
    placeLeave /cohorts/:cohort/people/:place/leave
    imports /cohorts/:cohort/imports
    import /cohorts/:cohort/imports/:import
    importRun /cohorts/:cohort/imports/:import/run
    pairs /cohorts/:cohort/pairs
    matching /cohorts/:cohort/matching
    proposal /cohorts/:cohort/matching/:proposal
    proposalProof /cohorts/:cohort/matching/:proposal/proof
    proposalQuestion /cohorts/:cohort/matching/:proposal/question.json
    proposalFile /cohorts/:cohort/matching/:proposal/pairs.csv
    proposalCompare /cohorts/:cohort/matching/:proposal/compare
    proposalAgain /cohorts/:cohort/matching/:proposal/again
    proposalUndo /cohorts/:cohort/matching/:proposal/undo
    proposalRoom /cohorts/:cohort/matching/:proposal/room
    proposalAsking /cohorts/:cohort/matching/:proposal/asking
    proposalReview /cohorts/:cohort/matching/:proposal/review
    proposalPublish /cohorts/:cohort/matching/:proposal/publish
    pairEnd /cohorts/:cohort/pairs/:pair/end
    pairThird /cohorts/:cohort/pairs/:pair/third
    cases /cohorts/:cohort/cases
    case /cohorts/:cohort/cases/:case
    policy /cohorts/:cohort/policy
    ombudsperson /cohorts/:cohort/ombudsperson
    letters /cohorts/:cohort/letters
    doubt /cohorts/:cohort/letters/in-doubt
    doubtDecision /cohorts/:cohort/letters/in-doubt/:letter
    letterText /cohorts/:cohort/letters/:template
    letterHold /cohorts/:cohort/letters/:template/hold
    letterNow /cohorts/:cohort/letters/:template/now
    oneLetterHold /cohorts/:cohort/letter/:letter/hold
    announcements /cohorts/:cohort/announcements
    announcement /cohorts/:cohort/announcements/:announcement
    announcementWhom /cohorts/:cohort/announcements/:announcement/whom
    post /cohorts/:cohort/post
    onePost /cohorts/:cohort/post/:post
    steps /cohorts/:cohort/steps
    step /cohorts/:cohort/steps/:step
    meeting /cohorts/:cohort/meeting
    entries /cohorts/:cohort/checklist
    entryRemoval /cohorts/:cohort/checklist/:entry/removal
    history /cohorts/:cohort/history
    everybody /everybody
    administrator /everybody/:person/administrator"
  `)
})
