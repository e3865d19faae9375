import type { Group, Guide, Sector } from '../guide.ts'
import { roles, type Role } from '../role.ts'
import { bare, listed } from './bare.ts'

/** How people write the roles of the guide, besides the guide’s own names for them. */
const alsoCalled: Record<Role, string> = {
  mentor: 'mentor, mentors, mentor(e), mentore, marraine, parrain, مرشد, مرشدة, موجه, موجهة',
  mentee: 'mentee, mentees, mentoré, mentorée, mentoré(e), filleul, filleule, متدرب, متدربة',
  'policy-staff': 'policy-staff, policy, policy team, équipe des politiques, فريق السياسات',
  'programme-staff': 'programme-staff, program staff, staff, équipe, فريق البرنامج',
}

/** A role of the guide, by its key or a name for it. */
export function readRole(guide: Guide, text: string): Role | null {
  const name = bare(text)
  const called = (role: Role) => [
    ...listed(alsoCalled[role]),
    ...Object.values(guide.roles[role]).map(bare),
  ]
  return roles.find(role => called(role).includes(name)) ?? null
}

const isCalled = (names: string[], text: string) => names.some(name => bare(name) === bare(text))

/** A sector of the guide, by its key or its name in any language. */
export const readSector = (sectors: Sector[], text: string): string | null =>
  sectors.find(sector => isCalled([sector.key, ...Object.values(sector.name)], text))?.key ?? null

const namesOf = ({ key, acronym, guideName, name }: Group) =>
  [key, acronym, guideName ?? '', ...Object.values(name)].filter(one => one !== '')

const groupCalled = (groups: Group[], text: string): Group | null =>
  bare(text) === '' ? null : (groups.find(group => isCalled(namesOf(group), text)) ?? null)

/** “At-Large (ALAC)” and “GAC - Governmental Advisory Committee” name one group twice. */
const namesWithin = (text: string) => [text, ...text.split(/[()]|\s[-–—:/]\s/u)]

const findGroup = (groups: Group[], text: string) =>
  namesWithin(text)
    .map(name => groupCalled(groups, name))
    .find(group => group !== null) ?? null

/** The groups of a cell: one whose name may hold commas, or several apart by them. */
export function readGroups(groups: Group[], text: string): { keys: string[]; unknown: string[] } {
  const whole = findGroup(groups, text)
  if (whole) return { keys: [whole.key], unknown: [] }
  const pieces = text
    .split(/[,;/\n|،؛]/u)
    .map(piece => piece.trim())
    .filter(piece => bare(piece) !== '')
  const found = pieces.map(piece => ({ piece, group: findGroup(groups, piece) }))
  return {
    keys: [...new Set(found.flatMap(({ group }) => (group ? [group.key] : [])))],
    unknown: found.filter(({ group }) => !group).map(({ piece }) => piece),
  }
}

/** How many mentees a mentor has room for. */
export function readCapacity(text: string): number | null {
  const number = /^(\d{1,2})(?:[.,]0+)?$/.exec(text)?.[1]
  return number !== undefined && Number(number) <= 20 ? Number(number) : null
}
