import type { Versions } from '../src/programme/announcements.ts'
import type { EntryState } from '../src/programme/checklist.ts'
import type { Pair } from '../src/programme/cohort.ts'
import type { Due } from '../src/programme/goals.ts'
import type { Rules } from '../src/programme/ground-rules.ts'
import type { Audience, KindOfEntry } from '../src/programme/journal.ts'
import type { AskedOn } from '../src/programme/messages.ts'
import type { Role } from '../src/programme/role.ts'
import { die } from './read.ts'

/**
 * Something a person can do. `mentee` names the pair where it is a doing of two. What is said about a
 * page is a question.
 */
export type Deed =
  | { kind: 'entry'; entry: string; state: EntryState; note: string }
  | { kind: 'own-entry'; title: string; dueDaysOut: number }
  | { kind: 'introduce'; mentee: string; words: string }
  | { kind: 'answers'; questions: string; answers: Record<string, string> }
  | { kind: 'route'; mentee: string; route: NonNullable<Pair['route']> }
  | { kind: 'offer-rules'; mentee: string; rules: Rules }
  | { kind: 'agree-rules'; mentee: string }
  | { kind: 'talk'; mentee: string; count: number; minutes: number; how: string }
  | {
      kind: 'write-down'
      note: KindOfEntry
      words: string
      audience: Audience
      mentee: string | null
      step: string | null
      title: string
    }
  | { kind: 'say'; mentee: string; words: string; on: AskedOn | null }
  | { kind: 'note'; mentee: string; words: string }
  | { kind: 'goal'; mentee: string; words: string; due: Due | null }
  | { kind: 'reach'; mentee: string; goal: string; words: string }
  | { kind: 'ask-for-help'; about: 'relation' | 'topic'; group: string | null; words: string }
  | { kind: 'announce'; roles: Role[]; words: Versions }
  | { kind: 'go-away'; from: number; until: number; words: string }
  | { kind: 'name-cover'; mentee: string; mentor: string }
  | { kind: 'room'; title: string; begins: boolean; words: string }
  | { kind: 'step'; step: string; mentee: string | null; how: 'done' | 'skipped'; note: string }

/** What a made-up person does, so many days before the meeting, at a minute of her own day. */
export type Act = { daysOut: number; minute: number; who: string; deed: Deed }

/** An act at an hour of the day that suits people, other for each and always the same. */
export function actOf(daysOut: number, who: string, deed: Deed): Act {
  const hour = deed.kind === 'introduce' ? 10 : 8
  const minute = hour * 60 + die(`${who} ${JSON.stringify(deed)}`, 600)
  return { daysOut, minute, who, deed }
}

/** What an act is about. A story’s act takes the place of the pattern’s about the same thing. */
export function subjectOf({ who, deed }: Act): string {
  switch (deed.kind) {
    case 'entry':
      return `${who} ${deed.entry}`
    case 'own-entry':
      return `${who} adds ${deed.title}`
    case 'introduce':
      return `${deed.mentee} introduction`
    case 'answers':
      return `${who} ${deed.questions}`
    case 'route':
      return `${deed.mentee} route`
    case 'offer-rules':
      return `${deed.mentee} rules offered`
    case 'talk':
      return `${deed.mentee} talk ${deed.count}`
    case 'agree-rules':
      return `${deed.mentee} rules agreed`
    case 'write-down':
      return `${who} writes down ${deed.words}`
    case 'say':
      return `${deed.mentee} ${who} says ${deed.words}`
    case 'note':
      return `${deed.mentee} ${who} notes ${deed.words}`
    case 'goal':
      return `${deed.mentee} hopes ${deed.words}`
    case 'reach':
      return `${deed.mentee} ${who} reaches ${deed.goal}`
    case 'ask-for-help':
      return `${who} asks for help about ${deed.about}`
    case 'announce':
      return `${who} writes to people ${Object.values(deed.words)[0]?.subject}`
    case 'go-away':
      return `${who} is away from ${deed.from}`
    case 'name-cover':
      return `${deed.mentor} stands in with ${deed.mentee}`
    case 'room':
      return `${deed.title} ${who} writes ${deed.words}`
    case 'step':
      return `${deed.mentee ?? who} ${deed.step}`
  }
}
