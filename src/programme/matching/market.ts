/**
 * Who may be paired with whom, and how well they fit: the whole question in numbers. Mentees and
 * mentors are counted from 0. The pairs of mentee i are those from start[i] up to start[i + 1].
 */
export type Market = {
  mentees: number
  mentors: number
  /** Length mentees + 1. */
  start: Int32Array
  /** The mentor of each pair; no mentor twice for one mentee. */
  mentor: Int32Array
  /** The fit of each pair: a whole number. */
  score: Float64Array
  /** How many different mentors each mentee needs. */
  need: Int32Array
  /** How many mentees each mentor has to have, and may have. */
  least: Int32Array
  most: Int32Array
  /** 1 for a mentor who is asked only when somebody would otherwise stay without. */
  reserve: Uint8Array
  /** The region of each mentee, and how many of each region have to have a mentor (R7). */
  region: Int32Array
  regionLeast: Int32Array
}
