/** How well a person speaks a language. */
export const levels = ['basic', 'good', 'fluent'] as const
export type Level = (typeof levels)[number]
export type Spoken = { language: string; level: Level }

/** Who may read a field of a profile, from few to many (R89). */
export const circles = ['staff', 'partner', 'cohort'] as const
export type Circle = (typeof circles)[number]

/** The fields whose circle a person chooses. */
export const chosenFields = ['pronouns', 'country', 'organisation', 'background', 'photo'] as const
export type ChosenField = (typeof chosenFields)[number]

/** A person as she describes herself. Unknown is null, never an empty guess. */
export type Profile = {
  name: string
  pronouns: string | null
  country: string | null
  zone: string | null
  language: string | null
  spoken: Spoken[]
  sector: string | null
  organisation: string | null
  background: string | null
  circles: Partial<Record<ChosenField, Circle>>
}
export type Person = Profile & { id: number; address: string; photo: boolean }

/** One or two letters for people without a photograph, in any script. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter(word => /\p{L}/u.test(word))
  const first = (word: string | undefined) => /\p{L}\p{M}*/u.exec(word ?? '')?.[0] ?? ''
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toLocaleUpperCase()
}

/** An address we can write to: one recipient, nothing clever. */
export function readAddress(text: string): string | null {
  const address = text.trim().toLowerCase()
  const shape = /^[^\s@"'<>(),;:\\[\]\p{Cc}]+@[a-z0-9\p{L}-]+(\.[a-z0-9\p{L}-]+)+$/u
  return address.length <= 254 && shape.test(address) ? address : null
}

/** What one circle of readers may see of a profile; what they may not is null. */
export function seenBy(profile: Profile, circle: Circle): Profile {
  const open = (field: ChosenField) =>
    circles.indexOf(circle) <= circles.indexOf(profile.circles[field] ?? 'cohort')
  return {
    ...profile,
    pronouns: open('pronouns') ? profile.pronouns : null,
    country: open('country') ? profile.country : null,
    organisation: open('organisation') ? profile.organisation : null,
    background: open('background') ? profile.background : null,
  }
}
