import { isZone } from '../../actions/keep-profile.ts'
import { regionOf, type Guide } from '../../programme/guide.ts'
import {
  chosenFields,
  circles,
  levels,
  type ChosenField,
  type Circle,
  type Profile,
  type Spoken,
} from '../../programme/person.ts'
import { languages } from '../../words.ts'
import type { Form } from '../visit.ts'

const orNull = (text: string) => (text === '' ? null : text)

function readSpoken(form: Form): Spoken[] {
  const rows = Array.from({ length: 24 }, (_, at) => ({
    language: form.text(`spoken-${at}`),
    level: levels.find(level => level === form.text(`level-${at}`)) ?? 'good',
  }))
  const said = rows.filter(row => /^[a-z]{2,3}$/.test(row.language))
  return [...new Map(said.map(row => [row.language, row])).values()]
}

function readCircles(form: Form): Partial<Record<ChosenField, Circle>> {
  const chosen = chosenFields.map(field => {
    const circle = circles.find(circle => circle === form.text(`circle-${field}`))
    return [field, circle ?? 'cohort'] as const
  })
  return Object.fromEntries(chosen)
}

/** The profile as the form has it; what is no choice of ours is left out. */
export function readProfile(form: Form, guide: Guide): Profile {
  const country = form.text('country')
  const zone = form.text('zone')
  return {
    name: form.text('name'),
    pronouns: orNull(form.text('pronouns')),
    country: regionOf(guide, country) ? country : null,
    zone: isZone(zone) ? zone : null,
    language: languages.find(tag => tag === form.text('language')) ?? null,
    spoken: readSpoken(form),
    sector: guide.sectors.find(sector => sector.key === form.text('sector'))?.key ?? null,
    organisation: orNull(form.text('organisation')),
    background: orNull(form.text('background')),
    circles: readCircles(form),
  }
}
