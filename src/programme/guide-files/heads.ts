import * as v from 'valibot'
import { kindsOfQuestion, linkStates, waysOfDone } from '../guide.ts'
import { roles } from '../role.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const weeks = v.union([v.number(), v.literal('end')])
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))
const who = v.array(v.picklist(roles))
const requirements = v.optional(v.array(v.pipe(v.string(), v.regex(/^R\d{1,3}$/))), [])
const address = v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/)))
const link = {
  printed: address,
  current: address,
  state: v.optional(v.picklist(linkStates), 'unchecked'),
}
const titles = v.optional(v.record(v.string(), text))

const ownQuestion = v.strictObject({
  key: text,
  who: v.optional(v.pipe(who, v.minLength(1))),
  label: text,
  hint: v.optional(text),
  kind: v.picklist(kindsOfQuestion),
  options: titles,
})
const questionOfAnotherForm = v.strictObject({
  key: text,
  of: text,
  who: v.optional(v.pipe(who, v.minLength(1))),
})

/** A question is written in one form; another that asks it too names that form. */
const question = v.lazy((written: unknown) =>
  typeof written === 'object' && written !== null && 'of' in written
    ? questionOfAnotherForm
    : ownQuestion,
)

/** What each kind of file may have in its head; anything else is refused. */
export const heads = {
  guide: v.strictObject({
    title: text,
    status: v.picklist(['draft', 'pilot', 'running', 'closed']),
    languages: v.array(text),
    sentences: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    roles: v.strictObject({
      'programme-staff': text,
      'policy-staff': text,
      mentor: text,
      mentee: text,
    }),
    silence: v.optional(v.strictObject({ gentle: days, channel: days, staff: days })),
    help: v.optional(v.strictObject({ topic: days, relation: days, person: days })),
    requirements,
  }),
  phase: v.strictObject({
    title: text,
    from: v.optional(weeks),
    to: v.optional(weeks),
    always: v.optional(v.boolean()),
    requirements,
  }),
  step: v.strictObject({
    title: text,
    order: v.number(),
    who: v.pipe(who, v.minLength(1)),
    together: v.optional(v.boolean(), false),
    from: weeks,
    to: weeks,
    'pilot-only': v.optional(v.boolean(), false),
    when: v.optional(v.picklist(['route-new', 'route-familiar'])),
    opens: v.optional(v.picklist(['confirmed'])),
    done: v.picklist(waysOfDone),
    letter: v.optional(text),
    reminders: v.optional(v.array(v.strictObject({ letter: text, at: weeks })), []),
    checklist: v.optional(
      v.array(v.strictObject({ key: text, title: text, hint: v.optional(text), due: weeks })),
      [],
    ),
    draft: v.optional(text),
    journal: v.optional(text),
    topics: v.optional(
      v.array(
        v.strictObject({
          key: text,
          title: text,
          brings: v.optional(text),
          asks: v.optional(text),
        }),
      ),
      [],
    ),
    requirements,
  }),
  page: v.strictObject({ title: text, page: v.literal(true), requirements }),
  letter: v.strictObject({
    to: v.pipe(who, v.minLength(1)),
    subject: text,
    why: text,
    essential: v.optional(v.boolean(), false),
  }),
  questions: v.strictObject({
    title: text,
    who,
    requirements,
    questions: v.array(question),
  }),
  group: v.strictObject({
    name: text,
    acronym: text,
    kind: text,
    order: v.number(),
    'guide-name': v.optional(text),
    individuals: v.optional(v.boolean()),
    links: v.optional(
      v.array(v.strictObject({ title: text, note: v.optional(text), ...link })),
      [],
    ),
    requirements,
  }),
  course: v.strictObject({
    title: text,
    order: v.number(),
    audience: text,
    group: v.optional(text),
    ...link,
    requirements,
  }),
  lesson: v.strictObject({ title: text, order: v.number(), requirements }),
  resource: v.strictObject({
    title: text,
    order: v.number(),
    kind: text,
    topic: text,
    audience: text,
    for: v.optional(who, []),
    phase: v.optional(text),
    ...link,
    requirements,
  }),
  glossary: v.array(
    v.strictObject({
      key: text,
      term: text,
      expansion: v.optional(text),
      definition: text,
      category: text,
      level: text,
    }),
  ),
  meetings: v.array(
    v.strictObject({
      key: text,
      name: text,
      kind: text,
      city: text,
      country: v.pipe(v.string(), v.length(2)),
      'time-zone': text,
      starts: v.pipe(v.string(), v.isoDate()),
      ends: v.pipe(v.string(), v.isoDate()),
    }),
  ),
  regions: v.array(
    v.strictObject({ key: text, name: text, countries: v.array(v.pipe(v.string(), v.length(2))) }),
  ),
  sectors: v.array(v.strictObject({ key: text, name: text })),
}

const said = v.optional(text)

/** What a translation may have: only what people read. */
export const translatedHeads = {
  guide: v.strictObject({ title: text, roles: v.optional(v.record(v.string(), text)) }),
  phase: v.strictObject({ title: text }),
  step: v.strictObject({
    title: text,
    draft: said,
    journal: said,
    topics: v.optional(
      v.record(v.string(), v.strictObject({ title: text, brings: said, asks: said })),
      {},
    ),
    checklist: v.optional(v.record(v.string(), v.strictObject({ title: text, hint: said })), {}),
  }),
  page: v.strictObject({ title: text }),
  letter: v.strictObject({ subject: text, why: text }),
  questions: v.strictObject({
    title: text,
    questions: v.optional(
      v.record(v.string(), v.strictObject({ label: text, hint: said, options: titles })),
      {},
    ),
  }),
  group: v.strictObject({ name: text, links: titles }),
  course: v.strictObject({ title: text }),
  lesson: v.strictObject({ title: text }),
  resource: v.strictObject({ title: text }),
  glossary: v.array(v.strictObject({ key: text, expansion: said, definition: text })),
  meetings: v.array(v.strictObject({ key: text, city: text })),
  regions: v.array(v.strictObject({ key: text, name: text })),
  sectors: v.array(v.strictObject({ key: text, name: text })),
}

export type Kind = keyof typeof heads
export type Head<K extends Kind> = v.InferOutput<(typeof heads)[K]>
export type TranslatedHead<K extends Kind> = v.InferOutput<(typeof translatedHeads)[K]>
