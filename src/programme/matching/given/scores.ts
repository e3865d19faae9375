/** A score as it stands in a file: its number and how many decimals it has; or what is wrong. */
export type ReadScore =
  | { value: number; decimals: number }
  | 'given.score-empty'
  | 'given.score-no-number'
  | 'given.score-negative'
  | 'given.score-infinite'

const plainNumber = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e([+-]?\d+))?$/i

/** Reads a score: a number of zero or more, with a point or a comma before its decimals. */
export function readScore(text: string): ReadScore {
  const cell = text.trim()
  if (cell === '') return 'given.score-empty'
  if (/^[+-]?inf(inity)?$/i.test(cell)) return 'given.score-infinite'
  const found = plainNumber.exec(cell)
  const value = found ? Number(cell.replace(',', '.')) : Number.NaN
  if (Number.isNaN(value)) return 'given.score-no-number'
  if (!Number.isFinite(value)) return 'given.score-infinite'
  if (value < 0) return 'given.score-negative'
  const after = /[.,](\d*?)0*(?:e|$)/i.exec(cell)?.[1]?.length ?? 0
  return { value, decimals: Math.max(0, after - Number(found?.[1] ?? 0)) }
}

/** How scores were made whole numbers: times `scale`, and whether that was exact. */
export type Whole = { scores: Float64Array; scale: number; exact: boolean }

/**
 * Scores as whole numbers, so that every sum is exact. Where their decimals would be too many for
 * the sums of so many places to stay exact, they are rounded to the finest grid that can be.
 */
export function wholeScores(values: number[], decimals: number, places: number): Whole {
  const highest = values.reduce((high, value) => Math.max(high, value), 1)
  const room = 2 ** 52 / (highest * (2 * places + 2))
  const wanted = 10 ** decimals
  const exact = wanted <= room && decimals <= 15
  const scale = exact ? wanted : 2 ** Math.floor(Math.log2(room))
  return { scores: Float64Array.from(values, value => Math.round(value * scale)), scale, exact }
}
