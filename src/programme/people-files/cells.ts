import { mostMentees } from '../cohort.ts'
import type { Group, Guide, Sector } from '../guide.ts'
import { roles, type Role } from '../role.ts'
import { bare, listed } from './bare.ts'

/** How people write the roles of the guide, besides the guide’s own names for them. */
const alsoCalled: Record<Role, string> = {
  mentor: 'mentor, mentors, mentor(e), mentore, marraine, parrain, مرشد, مرشدة, موجه, موجهة',
  mentee: 'mentee, mentees, mentoré, mentorée, mentoré(e), filleul, filleule, متدرب, متدربة',
  'policy-staff': 'policy-staff, policy, policy team, équipe des politiques, فريق السياسات',
  'programme-staff':
    'programme-staff, program staff, staff, équipe, équipe du programme, فريق البرنامج',
}

type Names = Map<string, string>
const books = new WeakMap<object, Names>()

/** What a list of the guide is called, gathered once for each list: bare names to keys. */
function namesIn(list: object, gather: () => [string, string[]][]): Names {
  const known = books.get(list)
  if (known) return known
  const names = gather().flatMap(([key, called]) =>
    called.map((name): [string, string] => [bare(name), key]),
  )
  const made = new Map(names.filter(([name]) => name !== '').toReversed())
  books.set(list, made)
  return made
}

/** A role of the guide, by its key or a name for it. */
export function readRole({ roles: called }: Pick<Guide, 'roles'>, text: string): Role | null {
  const names = namesIn(called, () =>
    roles.map(role => [role, [...listed(alsoCalled[role]), ...Object.values(called[role])]]),
  )
  return roles.find(role => role === names.get(bare(text))) ?? null
}

/** A sector of the guide, by its key or its name in any language. */
export function readSector(sectors: Sector[], text: string): string | null {
  const names = namesIn(sectors, () =>
    sectors.map(({ key, name }) => [key, [key, ...Object.values(name)]]),
  )
  return names.get(bare(text)) ?? null
}

function findByName(groups: Group[], text: string): string | null {
  const names = namesIn(groups, () =>
    groups.map(({ key, acronym, guideName, name }) => [
      key,
      [key, acronym, guideName ?? '', ...Object.values(name)],
    ]),
  )
  return names.get(bare(text)) ?? null
}

/** “At-Large (ALAC)” and “GAC - Governmental Advisory Committee” name one group twice. */
const namesWithin = (text: string) => [text, ...text.split(/[()]|\s[-–—:/]\s/u)]

const findGroup = (groups: Group[], text: string) =>
  namesWithin(text)
    .map(name => findByName(groups, name))
    .find(key => key !== null) ?? null

/** The groups of a cell: one whose name may hold commas, or several apart by them. */
export function readGroups(groups: Group[], text: string): { keys: string[]; unknown: string[] } {
  const whole = findGroup(groups, text)
  if (whole !== null) return { keys: [whole], unknown: [] }
  const pieces = text
    .split(/[,;/\n|،؛]/u)
    .map(piece => piece.trim())
    .filter(piece => bare(piece) !== '')
  const found = pieces.map(piece => ({ piece, key: findGroup(groups, piece) }))
  return {
    keys: [...new Set(found.flatMap(({ key }) => (key === null ? [] : [key])))],
    unknown: found.filter(({ key }) => key === null).map(({ piece }) => piece),
  }
}

/** How many mentees a mentor has room for. */
export function readCapacity(text: string): number | null {
  const number = /^(\d{1,2})(?:[.,]0+)?$/.exec(text)?.[1]
  return number !== undefined && Number(number) <= mostMentees ? Number(number) : null
}
