import type { Term } from './guide.ts'

const plainly = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * Terms for what a person typed (R84): the very acronym first, then those that begin with it, then
 * those that speak of it. An empty question finds nothing.
 */
export function findTerms(glossary: Term[], asked: string, language: string): Term[] {
  const wanted = plainly(asked.trim())
  if (wanted === '') return []
  const nearness = (term: Term): number => {
    const name = plainly(term.term)
    const expansion = plainly(term.expansion?.[language] ?? term.expansion?.en ?? '')
    if (name === wanted) return 0
    if (name.startsWith(wanted)) return 1
    if (expansion.includes(wanted) || name.includes(wanted)) return 2
    return plainly(term.definition[language] ?? term.definition.en).includes(wanted) ? 3 : 4
  }
  return glossary
    .map(term => ({ term, near: nearness(term) }))
    .filter(({ near }) => near < 4)
    .sort((a, b) => a.near - b.near)
    .map(({ term }) => term)
    .slice(0, 40)
}
