import { expect, test } from 'vitest'
import { readGuide } from '../src/programme/guide-files/read.ts'
import type { Guide } from '../src/programme/guide.ts'
import { regionOf } from '../src/programme/guide.ts'
import { roles } from '../src/programme/role.ts'
import { shippedGuide } from '../test/cohort.ts'
import { known, toldBeforeMatching } from './known.ts'
import { agreedPairs, meeting, personaOf, personas } from './people.ts'
import { acts } from './scenario.ts'
import { subjectOf, type Act } from './act.ts'

function guide(): Guide {
  const { guide } = readGuide('stakeholder-journey', shippedGuide())
  if (!guide) throw new Error('The guide is broken')
  return guide
}

const unique = (words: string[]) => [...new Set(words)].sort()

const count = (role: string) => personas().filter(persona => persona.role === role).length
const minuteOf = ({ daysOut, minute }: Act) => minute - daysOut * 24 * 60
const dayOf = (subject: string) => acts().find(act => subjectOf(act) === subject)?.daysOut ?? 999

test('the made-up people are as many as the first door promises', () => {
  expect(roles.map(count)).toEqual([3, 4, 14, 24])
  expect(agreedPairs().length).toBe(22)
})

test('no two people have the same key, name or address', () => {
  for (const field of ['key', 'name', 'address'] as const) {
    const all = personas().map(persona => persona[field])
    expect(unique(all)).toEqual(all.toSorted())
  }
})

test('mentors come from all five regions, and mentees too', () => {
  const shipped = guide()
  for (const role of ['mentor', 'mentee']) {
    const people = personas().filter(persona => persona.role === role)
    const regions = people.map(persona => regionOf(shipped, persona.country)?.key ?? 'nowhere')
    expect(unique(regions)).toEqual(shipped.regions.map(region => region.key).toSorted())
  }
})

test('everybody’s sector, groups and time zone are known', () => {
  const shipped = guide()
  const sectors = shipped.sectors.map(sector => sector.key)
  const groups = shipped.groups.map(group => group.key)
  for (const persona of personas()) {
    expect([...sectors, null]).toContain(persona.sector)
    for (const group of persona.groups) expect(groups).toContain(group)
    expect(meeting.startsOn.toZonedDateTime(persona.zone).timeZoneId).toBe(persona.zone)
  }
})

test('no mentor has more mentees than there is room for, and no mentee two mentors', () => {
  for (const mentor of personas().filter(persona => persona.role === 'mentor')) {
    expect(mentor.mentees.length).toBeLessThanOrEqual(mentor.capacity)
  }
  const mentees = agreedPairs().map(pair => pair.mentee)
  expect(unique(mentees)).toEqual(mentees.toSorted())
  expect(unique(mentees.map(key => personaOf(key).role))).toEqual(['mentee'])
})

test('every act is about a step, an entry or a form of the guide', () => {
  const { steps, questions } = guide()
  const own = acts().map(({ deed }) => (deed.kind === 'own-entry' ? deed.title : ''))
  const entries = [...steps.flatMap(step => step.checklist.map(entry => entry.key)), ...own]
  for (const { deed } of acts()) {
    if (deed.kind === 'entry') expect(entries).toContain(deed.entry)
    if (deed.kind === 'step') expect(steps.map(step => step.key)).toContain(deed.step)
    if (deed.kind === 'answers') expect(questions.map(form => form.key)).toContain(deed.questions)
  }
})

test('nobody waits for something that has come already, and nobody does a thing twice', () => {
  const inOrder = acts().toSorted((a, b) => minuteOf(a) - minuteOf(b))
  const sound = ['done', 'not-needed', 'waiting,done', 'answers,step']
  const states = [...Map.groupBy(inOrder, subjectOf)].map(([subject, about]) => {
    const one = about.length === 1 ? 'done' : null
    const each = about.map(({ deed }) => (deed.kind === 'entry' ? deed.state : (one ?? deed.kind)))
    return { subject, states: each.join() }
  })
  expect(states.filter(({ states }) => !sound.includes(states))).toEqual([])
})

test('a pair’s steps follow the first letter, the answers and the choice of route', () => {
  const walking = agreedPairs().filter(({ mentee }) => dayOf(`${mentee} introduction`) < 999)
  expect(walking.length).toBe(21)
  for (const { mentee } of walking) {
    const days = ['introduction', 'about-the-mentee', 'route', 'ground-rules', 'what-icann-brings']
    const on = days.map(what => dayOf(`${mentee} ${what}`))
    expect(on).toEqual(on.toSorted((a, b) => b - a))
    expect(new Set(on).size).toBe(on.length)
  }
})

test('what they told before matching can be answered in the form, and a few told nothing', () => {
  const form = guide().questions.find(form => form.key === 'before-matching')
  const silent = personas().filter(
    persona =>
      ['mentor', 'mentee'].includes(persona.role) && toldBeforeMatching(persona).length === 0,
  )
  expect(silent.map(({ key }) => key)).toEqual(['aurelien', 'rosa', 'etienne'])
  for (const persona of personas()) {
    const said = new Map(toldBeforeMatching(persona))
    for (const [key, words] of said) {
      const question = form?.questions.find(question => question.key === key)
      const options = question?.options.map(option => option.key) ?? []
      expect(question?.who).toContain(persona.role)
      if (options.length > 0) expect(options).toEqual(expect.arrayContaining(words.split(', ')))
    }
    if (said.size > 0) expect(said.get('free-hours')).toMatch(/^[a-z]{2} \d\d-\d\d/)
  }
})

test('wishes go to the other side, two mentors are a reserve, one wants one mentee at least', () => {
  const other = { mentor: 'mentee', mentee: 'mentor' } as Record<string, string>
  for (const [key, { wishes }] of Object.entries(known())) {
    for (const one of wishes) expect(personaOf(one).role).toBe(other[personaOf(key).role])
  }
  const those = (is: (one: { reserve: boolean; least: number }) => boolean) =>
    Object.entries(known()).flatMap(([key, one]) => (is(one) ? [key] : []))
  expect([those(one => one.reserve), those(one => one.least > 0)]).toEqual([
    ['chipo', 'anjali'],
    ['genevieve'],
  ])
})
