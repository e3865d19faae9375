/** One mentee’s row: the mentors who may walk with her, and the points they have so far. */
export type Row = { count: number; mentor: Int32Array; points: Int32Array }

/** A criterion for a whole row: adds its points for this mentee and each mentor of the row. */
export type Column = (mentee: number, row: Row) => void

export const emptyRow = (mentors: number): Row => ({
  count: 0,
  mentor: new Int32Array(mentors),
  points: new Int32Array(mentors),
})

/** Leaves in the row only those who have at least so many points. */
export function sift(row: Row, least: number): void {
  const { mentor, points } = row
  let kept = 0
  for (let at = 0; at < row.count; at++) {
    const sum = points[at] ?? 0
    if (sum < least) continue
    mentor[kept] = mentor[at] ?? 0
    points[kept++] = sum
  }
  row.count = kept
}
