import { cohortOf, type Shared } from '../visit.ts'

/** The subject of a letter as staff know it: with the meeting in it, and not yet for one reader. */
export function subjectAsKnown(visit: Shared, subject: string): string {
  const { meeting } = cohortOf(visit)
  return subject
    .replaceAll('{meeting}', meeting.name)
    .replaceAll('{city}', visit.city)
    .replace(/\{[a-z-]+\}/g, '…')
}
