import type { WordKey } from '../../words.ts'
import { paths } from '../paths.ts'
import { ownPlace, type Visit } from '../visit.ts'

type MenuEntry = { to: string; label: WordKey }

/** The pages of whoever reads: staff run the cohort, mentor and mentee walk. */
export function menuOf(visit: Visit): MenuEntry[] {
  const { cohort, who } = visit
  if (!visit.reader) return []
  if (!cohort) {
    const own: MenuEntry[] = [{ to: paths.cohorts.to(), label: 'menu.cohorts' }]
    return who.administrator ? [...own, { to: paths.everybody.to(), label: 'menu.everybody' }] : own
  }
  const at = { cohort: cohort.id }
  const role = ownPlace(visit)?.role ?? null
  const walk: MenuEntry[] = [
    { to: paths.journey.to(at), label: 'menu.journey' },
    { to: paths.myLetters.to(at), label: 'menu.my-letters' },
    { to: paths.journal.to(at), label: 'menu.journal' },
  ]
  const rooms: MenuEntry = { to: paths.rooms.to(at), label: 'menu.rooms' }
  // Mentors and staff have a room in each cohort; the others once there is one for them.
  const herRooms = role !== null && visit.inRooms.includes(role) ? [rooms] : []
  const library: MenuEntry = { to: paths.library.to(), label: 'menu.library' }
  if (role === 'policy-staff' && !who.administrator) {
    return [
      { to: paths.policy.to(at), label: 'menu.policy' },
      { to: paths.cases.to(at), label: 'menu.cases' },
      ...walk,
      library,
      ...herRooms,
    ]
  }
  if (role === 'mentor') return [...walk, { ...rooms, label: 'menu.mentors-room' }, library]
  if (role !== 'programme-staff' && !who.administrator) return [...walk, library, ...herRooms]
  return [
    { to: paths.cohort.to(at), label: 'menu.glance' },
    { to: paths.letters.to(at), label: 'menu.letters' },
    { to: paths.pairs.to(at), label: 'menu.pairs' },
    { to: paths.people.to(at), label: 'menu.people' },
    { to: paths.cases.to(at), label: 'menu.cases' },
    { to: paths.steps.to(at), label: 'menu.steps' },
    { to: paths.entries.to(at), label: 'menu.checklist' },
    { to: paths.meeting.to(at), label: 'menu.meeting' },
    { to: paths.notes.to(at), label: 'menu.notes' },
    { to: paths.history.to(at), label: 'menu.history' },
    ...(role === null ? [] : [...walk, rooms]),
    { to: paths.cohorts.to(), label: 'menu.cohorts' },
  ]
}
