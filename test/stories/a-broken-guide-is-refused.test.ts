import { describe, expect } from 'vitest'
import { publishGuide } from '../../src/actions/publish-guide.ts'
import type { GuideProblem } from '../../src/programme/guide-files/leaf.ts'
import type { Leaf } from '../../src/programme/guide.ts'
import { say } from '../../src/words.ts'
import { shippedGuide } from '../cohort.ts'
import { test } from '../story.ts'

type Fault = {
  name: string
  plant: (leaves: Leaf[]) => Leaf[]
  file: string
  line: number
  key: string
}

/** Changes one file; what is replaced must be there, so that every fault is really planted. */
const change = (path: string, from: string, to: string) => (leaves: Leaf[]) => {
  const leaf = leaves.find(leaf => leaf.path === path)
  if (!leaf?.text.includes(from)) throw new Error(`${path} has no “${from}”`)
  return leaves.map(one => (one === leaf ? { path, text: one.text.replace(from, () => to) } : one))
}
const add = (path: string, text: string) => (leaves: Leaf[]) => [...leaves, { path, text }]
const remove =
  (...paths: string[]) =>
  (leaves: Leaf[]) =>
    leaves.filter(leaf => !paths.includes(leaf.path))

const out = '12-10-weeks-out'
const letter = `${out}/overall-introduction.letter.md`
const french = `${out}/overall-introduction.letter.fr.md`
const step = `${out}/overall-introduction.md`
const travel = `${out}/travel-registration-visa.md`

const rules = '8-weeks-out/ground-rules.md'

/** The line of a file of the shipped guide on which something stands. */
function lineIn(path: string, text: string): number {
  const whole = shippedGuide().find(leaf => leaf.path === path)?.text ?? ''
  return whole.slice(0, whole.indexOf(text)).split('\n').length
}
const before = 'questions/before-matching.md'
const mentee = 'questions/about-the-mentee.md'

const faults: Fault[] = [
  {
    name: 'a question taken from a form that does not ask it',
    plant: change(mentee, 'of: before-matching', 'of: about-the-mentor'),
    file: mentee,
    line: 11,
    key: 'missing-question',
  },
  {
    name: 'a question taken from nowhere and written here as well',
    plant: change(mentee, 'of: before-matching', 'of: before-matching\n    label: How well?'),
    file: mentee,
    line: 12,
    key: 'unknown-key',
  },
  {
    name: 'a question of no kind',
    plant: change(before, '    kind: week\n', '    kind: month\n'),
    file: before,
    line: 14,
    key: 'wrong-head',
  },
  {
    name: 'a question for somebody the form is not for',
    plant: change(before, 'who: [mentee]', 'who: [mentee, policy-staff]'),
    file: before,
    line: 7,
    key: 'question-who',
  },
  {
    name: 'a question twice in a form',
    plant: change(before, 'key: topics', 'key: hours-per-week'),
    file: before,
    line: 15,
    key: 'duplicate-key',
  },
  {
    name: 'a placeholder in a letter that no letter knows',
    plant: change(letter, 'Welcome to {programme}.', 'Welcome to {program}.'),
    file: letter,
    line: 12,
    key: 'unknown-placeholder',
  },
  {
    name: 'an unknown placeholder after empty lines',
    plant: change(letter, 'Dear {name},', '\n\nDear {nmae},'),
    file: letter,
    line: 9,
    key: 'unknown-placeholder',
  },
  {
    name: 'an unknown placeholder in a letter’s subject',
    plant: change(letter, '"{meeting}: your', '"{metting}: your'),
    file: letter,
    line: 3,
    key: 'unknown-placeholder',
  },
  {
    name: 'an unknown placeholder in a translation only',
    plant: change(french, 'Bienvenue dans {programme}.', 'Bienvenue dans {programm}.'),
    file: french,
    line: 11,
    key: 'unknown-placeholder',
  },
  {
    name: 'an unknown placeholder in the reason of a translation',
    plant: change(french, 'qui mène à {meeting}."', 'qui mène à {reunion}."'),
    file: french,
    line: 3,
    key: 'unknown-placeholder',
  },
  {
    name: 'a plain apostrophe before a placeholder',
    plant: change(letter, 'Welcome to {programme}.', "Welcome to '{programme}."),
    file: letter,
    line: 12,
    key: 'plain-apostrophe',
  },
  {
    name: 'a step whose letter is missing',
    plant: change(step, 'letter: overall-introduction', 'letter: overall-intro'),
    file: step,
    line: 10,
    key: 'missing-letter',
  },
  {
    name: 'a reminder whose letter is missing',
    plant: change(travel, 'letter: travel-reminder', 'letter: travel-remainder'),
    file: travel,
    line: 12,
    key: 'missing-letter',
  },
  {
    name: 'phases that overlap',
    plant: change('8-weeks-out/phase.md', 'from: 8', 'from: 9'),
    file: '8-weeks-out/phase.md',
    line: 3,
    key: 'phase-weeks',
  },
  {
    name: 'phases with a gap between them',
    plant: change('8-weeks-out/phase.md', 'from: 8', 'from: 7.5'),
    file: '8-weeks-out/phase.md',
    line: 3,
    key: 'phase-weeks',
  },
  {
    name: 'a step that ends before it begins',
    plant: change(step, 'to: 10', 'to: 13'),
    file: step,
    line: 7,
    key: 'step-weeks',
  },
  {
    name: 'a step that names no sentence of the guide',
    plant: change(step, 'requirements: [R14, R15, R16]\n', ''),
    file: step,
    line: 1,
    key: 'no-requirement',
  },
  {
    name: 'two steps of one name',
    plant: add(
      '8-weeks-out/overall-introduction.md',
      '---\ntitle: Again\norder: 9\nwho: [mentor]\nfrom: 8\nto: 8\ndone: marked\nrequirements: [R1]\n---\nText.\n',
    ),
    file: '8-weeks-out/overall-introduction.md',
    line: 1,
    key: 'duplicate-key',
  },
  {
    name: 'two sectors of one key',
    plant: change('sectors.yaml', '- key: business', '- key: government'),
    file: 'sectors.yaml',
    line: 5,
    key: 'duplicate-key',
  },
  {
    name: 'a head that is no YAML',
    plant: change(step, 'who: [programme-staff]', 'who: [programme-staff'),
    file: step,
    line: 5,
    key: 'broken-head',
  },
  {
    name: 'a key twice in one head',
    plant: change(step, 'to: 10', 'to: 10\nto: 9'),
    file: step,
    line: 8,
    key: 'broken-head',
  },
  {
    name: 'a file without a head',
    plant: change(step, '---\ntitle', 'title'),
    file: step,
    line: 1,
    key: 'no-head',
  },
  {
    name: 'a key in a head that nobody knows',
    plant: change(step, 'pilot-only: true', 'pilot-olny: true'),
    file: step,
    line: 8,
    key: 'unknown-key',
  },
  {
    name: 'a value that cannot be',
    plant: change(travel, '    due: 11', '    due: soon'),
    file: travel,
    line: 18,
    key: 'wrong-head',
  },
  {
    name: 'a translation without its source',
    plant: remove('sectors.yaml'),
    file: 'sectors.ar.yaml',
    line: 1,
    key: 'no-source',
  },
  {
    name: 'a translation that changes a rule',
    plant: change(french, 'subject:', 'to: [mentor]\nsubject:'),
    file: french,
    line: 2,
    key: 'unknown-key',
  },
  {
    name: 'a step done by a checklist it has not',
    plant: change(step, 'done: letter-posted', 'done: checklist'),
    file: step,
    line: 9,
    key: 'no-checklist',
  },
  {
    name: 'a guide without its cover',
    plant: remove('guide.md', 'guide.fr.md', 'guide.ar.md'),
    file: 'guide.md',
    line: 1,
    key: 'missing-file',
  },
  {
    name: 'a sentence beyond the last one the guide says it has',
    plant: change(travel, 'requirements: [', 'requirements: [R999, '),
    file: travel,
    line: lineIn(travel, 'requirements: ['),
    key: 'unknown-requirement',
  },
  {
    name: 'a sentence numbered nothing',
    plant: change(travel, 'requirements: [', 'requirements: [R0, '),
    file: travel,
    line: lineIn(travel, 'requirements: ['),
    key: 'unknown-requirement',
  },
  {
    name: 'a reminder of a step that has not opened',
    plant: change(rules, 'at: 7', 'at: 9'),
    file: rules,
    line: lineIn(rules, 'at: 7'),
    key: 'reminder-weeks',
  },
  {
    name: 'a reminder when the guide is over',
    plant: change(rules, 'at: 7', 'at: -40'),
    file: rules,
    line: lineIn(rules, 'at: 7'),
    key: 'reminder-weeks',
  },
  {
    name: 'bytes that are no text',
    plant: change(letter, 'Welcome to {programme}.', 'Welcome to \uFFFD{programme}.'),
    file: letter,
    line: lineIn(letter, 'Welcome to {programme}.'),
    key: 'no-text',
  },
  {
    name: 'a file where no file belongs',
    plant: add('notes.md', '---\ntitle: Notes\n---\n'),
    file: 'notes.md',
    line: 1,
    key: 'unknown-name',
  },
]

const places = (problems: GuideProblem[]) =>
  problems.map(({ file, line, key }) => `${file}:${line} ${key.slice('guide.problem.'.length)}`)

describe('the guide as it is', () => {
  test('has nothing wrong in it and becomes an edition', async ({ app }) => {
    const published = await publishGuide(app, 'stakeholder-journey', shippedGuide())
    expect(published).toEqual({ edition: 1 })
  })

  test('is the same edition when it is read again', async ({ app }) => {
    const read = () => publishGuide(app, 'stakeholder-journey', shippedGuide())
    expect([await read(), await read()]).toEqual([{ edition: 1 }, { edition: 1 }])
  })
})

describe('a guide is refused, with file and line, for', () => {
  test.for(faults)('$name', async ({ plant, file, line, key }, { app, expect }) => {
    const published = await publishGuide(app, 'stakeholder-journey', plant(shippedGuide()))
    const problems = 'problems' in published ? published.problems : []
    expect(places(problems)[0]).toBe(`${file}:${line} ${key}`)
    expect(await app.db.selectFrom('guide_edition').select('id').execute()).toEqual([])
  })
})

test('every fault a guide can have is told in words, all its places filled', async ({ app }) => {
  for (const { name, plant } of faults) {
    const published = await publishGuide(app, name, plant(shippedGuide()))
    const problems = 'problems' in published ? published.problems : []
    for (const { key, values } of problems) expect(say('en', key, values)).not.toMatch(/[{}]{2}/)
  }
})
