import { describe, expect, test } from 'vitest'
import type { Place } from './cohort.ts'
import {
  askedLetters,
  byNeed,
  entriesFor,
  goesTo,
  helpersIn,
  isOverdue,
  nextRung,
  overdueLetters,
  placed,
  partIn,
  stateOf,
  wordLetters,
  type CaseEntry,
  type HelpCase,
} from './help.ts'
import type { Role } from './role.ts'

const at = Temporal.Instant.from('2026-08-22T12:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)

const place = (
  id: number,
  role: Role,
  groups: string[] = [],
  more: Partial<Place> = {},
): Place => ({
  id,
  cohort: 1,
  person: id + 100,
  role,
  groups,
  capacity: 1,
  least: 0,
  reserveSince: null,
  need: 1,
  confirmedAt: at,
  leftAt: null,
  ...more,
})

const ana = place(1, 'mentee')
const mei = place(2, 'mentor')
const noor = place(3, 'mentee')
const petra = place(4, 'policy-staff', ['ncuc'])
const paul = place(5, 'policy-staff', ['ccnso'])
const olu = place(6, 'programme-staff')
const sade = place(7, 'programme-staff')
const everybody = [ana, mei, noor, petra, paul, olu, sade]

const names = new Map<Place, string>([
  [ana, 'Ana'],
  [mei, 'Mei'],
  [noor, 'Noor'],
  [petra, 'Petra'],
  [paul, 'Paul'],
  [olu, 'Olu'],
  [sade, 'Sade'],
])

const relation: HelpCase = {
  id: 9,
  cohort: 1,
  by: placed(ana),
  about: 'relation',
  group: null,
  pair: 1,
  partner: placed(mei),
  together: true,
  third: null,
  reported: null,
  confidential: true,
  to: 'programme-staff',
  owner: null,
  rung: null,
  dueOn: day('2026-08-24'),
  openedAt: at,
  takenAt: null,
  solvedAt: null,
  spokeLast: null,
}
const topic: HelpCase = { ...relation, about: 'topic', group: 'ncuc', to: 'policy-staff' }
const report: HelpCase = { ...relation, about: 'person', pair: null, partner: null }
const past: HelpCase = { ...relation, to: 'ombudsperson', owner: placed(paul) }

const whoReads = (one: HelpCase, administrator = false) =>
  everybody.flatMap(reader => {
    const part = partIn({ person: reader.person, administrator, places: [reader] }, one)
    return part ? [`${names.get(reader)} as ${part}`] : []
  })

describe('a case is read by', () => {
  test('whoever asked and who runs the programme, and not by the partner', () => {
    expect(whoReads(relation)).toEqual(['Ana as asker', 'Olu as helper', 'Sade as helper'])
  })

  test('the partner too, unless she must not know or the two have parted', () => {
    const open = { ...relation, confidential: false }
    expect(whoReads(open)[1]).toBe('Mei as partner')
    expect(whoReads({ ...open, together: false })).not.toContain('Mei as partner')
  })

  test('policy staff of its group, or whom the pair has beside it, and by no others of them', () => {
    expect(whoReads(topic)).toContain('Petra as helper')
    expect(whoReads(topic)).not.toContain('Paul as helper')
    expect(whoReads({ ...topic, group: null, third: paul.id })).toContain('Paul as helper')
    expect(whoReads({ ...topic, to: 'programme-staff' })).not.toContain('Petra as helper')
  })

  test('whoever it was given to', () => {
    expect(whoReads({ ...relation, owner: placed(paul) })).toContain('Paul as helper')
  })

  test('nobody who is reported, whatever she is', () => {
    expect(whoReads({ ...report, reported: placed(olu) })).toEqual([
      'Ana as asker',
      'Sade as helper',
    ])
    expect(whoReads({ ...report, reported: placed(olu), owner: placed(olu) }, true)).not.toContain(
      'Olu as helper',
    )
  })

  test('the ombudsperson alone, past staff and administrators, if it was told to her', () => {
    expect(whoReads(past)).toEqual(['Ana as asker', 'Paul as helper'])
    expect(whoReads(past, true)).toEqual(['Ana as asker', 'Paul as helper'])
    const gone = { ...paul, leftAt: at }
    expect(partIn({ person: paul.person, administrator: false, places: [gone] }, past)).toBe(null)
  })

  test('no administrator who walks with whoever asked', () => {
    expect(whoReads(relation, true)).not.toContain('Mei as helper')
    expect(whoReads(relation, true)).toContain('Noor as helper')
  })

  test('nobody of another cohort, and nobody who is not signed in', () => {
    const elsewhere = { ...olu, cohort: 2 }
    const stranger = { person: olu.person, administrator: false, places: [elsewhere] }
    expect(partIn(stranger, relation)).toBe(null)
    expect(partIn({ ...stranger, person: null }, relation)).toBe(null)
  })
})

test('where nobody looks after a group, its topics go to who runs the programme', () => {
  expect([
    goesTo(topic, everybody),
    goesTo({ ...topic, group: 'gac' }, everybody),
    goesTo(past, everybody),
  ]).toEqual(['policy-staff', 'programme-staff', 'ombudsperson'])
})

const entry = (kind: CaseEntry['kind'], by: Place): CaseEntry => ({
  id: 5,
  case: 9,
  by: by.person,
  kind,
  words: `a ${kind}`,
  to: null,
  how: 'page',
  files: 0,
  writtenAt: at,
})

test('whoever asked reads words, and neither notes nor the ladder', () => {
  const all = (['word', 'note', 'rung', 'state', 'owner', 'due'] as const).map(k => entry(k, olu))
  expect(entriesFor('asker', all).map(one => one.kind)).toEqual(['word', 'state', 'owner'])
  expect(entriesFor('partner', all).map(one => one.kind)).toEqual(['word', 'state', 'owner'])
  expect(entriesFor('helper', all)).toEqual(all)
})

test('the ladder has a next rung until its top', () => {
  expect([nextRung(null), nextRung('contact'), nextRung('change'), nextRung('leave')]).toEqual([
    'contact',
    'talk-with-both',
    'leave',
    null,
  ])
})

test('open cases come first, by their day; a solved one is never late', () => {
  const late = { ...relation, id: 1, dueOn: day('2026-08-01') }
  const solved = { ...late, id: 2, solvedAt: at }
  expect(byNeed([solved, relation, late]).map(one => one.id)).toEqual([1, 9, 2])
  const today = day('2026-08-24')
  expect([late, relation, solved].map(one => isOverdue(one, today))).toEqual([true, false, false])
  expect([relation, { ...relation, takenAt: at }, solved].map(stateOf)).toEqual([
    'open',
    'taken',
    'solved',
  ])
})

describe('letters of a case', () => {
  const told = (letters: ReturnType<typeof askedLetters>) =>
    letters.map(({ to, from, values }) => [to, from, values['words'], values['path']])

  test('carry the words to helpers only if they are not private', () => {
    const to = helpersIn(relation, everybody).map(placed)
    expect(told(askedLetters(relation, to, 'Help.'))).toEqual([
      [olu.person, null, '', '/cohorts/1/cases/9'],
      [sade.person, null, '', '/cohorts/1/cases/9'],
    ])
    const open = { ...relation, confidential: false }
    expect(told(askedLetters(open, to.slice(1), 'Help.'))).toEqual([
      [sade.person, ana.person, 'Help.', '/cohorts/1/cases/9'],
    ])
  })

  test('bring an answer to whoever asked, and what she adds to the owner', () => {
    const to = helpersIn(relation, everybody).map(placed)
    expect(told(wordLetters(relation, entry('word', olu), to))).toEqual([
      [ana.person, olu.person, 'a word', '/cohorts/1/help/9'],
    ])
    const owned = { ...relation, owner: placed(sade) }
    expect(told(wordLetters(owned, entry('word', ana), to))).toEqual([
      [sade.person, null, '', '/cohorts/1/cases/9'],
    ])
    expect(wordLetters(relation, entry('word', ana), to).length).toBe(2)
  })

  test('say that a day is over to the owner and to programme staff, each once', () => {
    const owned = { ...topic, owner: placed(petra) }
    expect(overdueLetters(owned, helpersIn(owned, everybody)).map(one => one.onceKey)).toEqual([
      'case/9/overdue/2026-08-24/104',
      'case/9/overdue/2026-08-24/106',
      'case/9/overdue/2026-08-24/107',
    ])
    expect(overdueLetters(past, helpersIn(past, everybody)).map(one => one.to)).toEqual([
      paul.person,
    ])
  })
})
