/** What a spreadsheet can tell of a person, in the order staff are asked. */
export const fields = [
  'address',
  'name',
  'first-name',
  'last-name',
  'role',
  'group',
  'capacity',
  'least',
  'country',
  'zone',
  'language',
  'spoken',
  'pronouns',
  'sector',
  'organisation',
  'background',
  'hours',
  'free-hours',
  'topics',
  'experience',
  'years',
  'meetings',
  'at-meeting',
] as const
export type Field = (typeof fields)[number]

/** Which column holds what: a field and the place of its column, from 0. */
export type Mapping = Partial<Record<Field, number>>
