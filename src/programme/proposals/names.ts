import { groupOf, type Guide } from '../guide.ts'
import type { Names } from '../matching/telling.ts'
import { told } from '../told.ts'
import type { Language } from '../../words.ts'

/** What the guide calls things, for the reasons of a fit; groups go by their acronyms. */
export function namesIn(guide: Guide, language: Language): Names {
  const topics = guide.questions.flatMap(form =>
    form.questions.filter(one => one.key === 'topics').flatMap(one => one.options),
  )
  const group = (key: string) => {
    const known = groupOf(guide, key)
    return known ? known.acronym || told(known.name, language) : key
  }
  const listed = {
    region: guide.regions.map(one => ({ key: one.key, name: one.name })),
    sector: guide.sectors.map(one => ({ key: one.key, name: one.name })),
    topic: topics.map(one => ({ key: one.key, name: one.label })),
  }
  return (kind, key) => {
    if (kind === 'group') return group(key)
    const known = listed[kind].find(one => one.key === key)
    return known ? told(known.name, language) : key
  }
}
