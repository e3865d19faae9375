import { actOf, type Act } from './act.ts'
import { introductions, routeOf, routeOn } from './first-words.ts'
import { noteOf } from './notes.ts'
import { agreedPairs, personaOf, possiblePairs, type SeedPair } from './people.ts'
import { die } from './read.ts'
import { pauses } from './stories.ts'

type Plan = { step: string; from: number; spread: number }

/** When pairs come to each step: at the earliest, and over how many days they spread. */
const roads: Record<ReturnType<typeof routeOf>, Plan[]> = {
  'route-new': [
    { step: 'what-icann-brings', from: 47, spread: 7 },
    { step: 'mission-and-structure', from: 46, spread: 7 },
    { step: 'governance-ecosystem', from: 40, spread: 8 },
    { step: 'your-sector', from: 34, spread: 6 },
    { step: 'structure-and-bylaws', from: 32, spread: 5 },
    { step: 'how-it-works-and-why', from: 26, spread: 5 },
    { step: 'topics-that-matter', from: 19, spread: 5 },
    { step: 'how-to-join', from: 13, spread: 5 },
    { step: 'working-within', from: 6, spread: 5 },
  ],
  'route-familiar': [
    { step: 'what-icann-brings', from: 47, spread: 7 },
    { step: 'structure-and-bylaws', from: 44, spread: 8 },
    { step: 'how-it-works-and-why', from: 36, spread: 10 },
    { step: 'topics-that-matter', from: 28, spread: 8 },
    { step: 'how-to-join', from: 19, spread: 7 },
    { step: 'working-within', from: 11, spread: 7 },
  ],
}

/** A step of two, noted by one of them. Some of those who know their way skip what they know. */
function step({ mentor, mentee }: SeedPair, key: string, daysOut: number): Act {
  const who = die(`${mentee} ${key} hand`, 3) === 0 ? mentor : mentee
  const known = key === 'structure-and-bylaws' && routeOf(mentee) === 'route-familiar'
  const how = known && die(`${mentee} knows`, 3) === 0 ? 'skipped' : 'done'
  const note = how === 'done' ? noteOf(personaOf(who), `step/${key}`) : ''
  return actOf(daysOut, who, { kind: 'step', step: key, mentee, how, note })
}

/** A pair’s steps, each some day after the one before; a pause pushes them behind its end. */
function stepsOf(pair: SeedPair): Act[] {
  const { mentee } = pair
  const pause = pauses()[mentee]
  const rules = { step: 'ground-rules', from: routeOn(mentee) - 1, spread: 3 }
  let day = routeOn(mentee)
  return [rules, ...roads[routeOf(mentee)]].map(plan => {
    const before = day
    day = Math.min(plan.from - die(`${mentee} ${plan.step}`, plan.spread), before - 1)
    const still = pause && day <= pause.from && day > pause.until
    if (still) day = Math.min(pause.until, before - 1)
    return step(pair, plan.step, day)
  })
}

function introduce({ mentor, mentee }: SeedPair): Act[] {
  const found = introductions()[mentee]
  if (!found) return []
  return [actOf(found.day, mentor, { kind: 'introduce', mentee, words: found.words })]
}

/** Two talk about once a week, as long as they do not pause. */
function talksOf({ mentor, mentee }: SeedPair): Act[] {
  const pause = pauses()[mentee]
  const first = routeOn(mentee) - 2
  const days = Array.from({ length: Math.ceil(first / 6) + 1 }, (_, at) => first - at * 6)
  return days
    .filter(day => day > -4 && !(pause && day <= pause.from && day > pause.until))
    .map((day, count) => {
      const who = die(`${mentee} talk ${count}`, 2) === 0 ? mentor : mentee
      const minutes = [30, 45, 60][die(`${mentee} length ${count}`, 3)] ?? 45
      const how = ['video', 'telephone', 'chat'][die(`${mentee} way`, 3)] ?? 'video'
      return actOf(day, who, { kind: 'talk', mentee, count, minutes, how })
    })
}

/** A pair’s whole road. Without a first letter nothing begins. */
function road(pair: SeedPair): Act[] {
  const { mentor, mentee } = pair
  const letter = introduce(pair)
  if (letter.length === 0) return []
  const route = { kind: 'route', mentee, route: routeOf(mentee) } as const
  return [
    ...letter,
    actOf(routeOn(mentee), mentor, route),
    ...stepsOf(pair),
    ...talksOf(pair),
    step(pair, 'choose-sessions', 15 - die(`${mentee} sessions`, 10)),
    step(pair, 'be-together', -5 - die(`${mentee} together`, 3)),
  ]
}

/** What pairs do, by the pattern; a pair that staff find later begins with its first letter. */
export const together = (): Act[] => [
  ...agreedPairs().flatMap(road),
  ...possiblePairs().flatMap(introduce),
]
