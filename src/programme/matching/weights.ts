/** What a fit is made of, in the order in which reasons of equal weight are told. */
export const criteria = [
  'group',
  'language',
  'common-hours',
  'hours-a-week',
  'region',
  'sector',
  'topics',
  'experience',
  'meeting',
  'wishes',
  'first-timers',
] as const
export type Criterion = (typeof criteria)[number]

/** How much staff care about each, from 0 to 10. */
export type Weights = Record<Criterion, number>
export const mostWeight = 10

/** A place to begin: the group and the language carry a pair, the rest helps it along. */
export const defaultWeights: Weights = {
  group: 10,
  language: 8,
  'common-hours': 6,
  'hours-a-week': 3,
  region: 2,
  sector: 2,
  topics: 5,
  experience: 4,
  meeting: 3,
  wishes: 4,
  'first-timers': 2,
}

/** How many of the hundred points each criterion can give. */
export type Points = Record<Criterion, number>

const ofEach = (value: (criterion: Criterion) => number): Record<Criterion, number> =>
  Object.fromEntries(criteria.map(criterion => [criterion, value(criterion)])) as Weights

/** A weight as it may be counted: what is no number or below zero counts nothing. */
const counted = (weight: number) => (Number.isFinite(weight) ? Math.max(0, weight) : 0)

/**
 * Weights as whole points that add up to exactly a hundred. Each gets its share rounded down, and
 * what is left goes one by one to the largest remainders, of equal ones to the heavier weight. When
 * nothing weighs anything, all weigh the same.
 */
export function pointsOf(weights: Weights): Points {
  const given = ofEach(criterion => counted(weights[criterion]))
  const used = criteria.some(criterion => given[criterion] > 0) ? given : ofEach(() => 1)
  const total = criteria.reduce((sum, criterion) => sum + used[criterion], 0)
  const share = (criterion: Criterion) => (100 * used[criterion]) / total
  const points = ofEach(criterion => Math.floor(share(criterion)))
  const left = 100 - criteria.reduce((sum, criterion) => sum + points[criterion], 0)
  const remainder = (criterion: Criterion) => share(criterion) - points[criterion]
  const luckiest = criteria
    .toSorted((a, b) => remainder(b) - remainder(a) || used[b] - used[a])
    .slice(0, left)
  for (const criterion of luckiest) points[criterion] += 1
  return points
}
