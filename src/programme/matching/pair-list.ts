import type { Row } from './row.ts'

/** Pairs that come row by row, in arrays that grow as they must: their number is known at the end. */
export class PairList {
  readonly start: Int32Array
  #rows = 0
  #count = 0
  #mentor = new Int32Array(1024)
  #points = new Int16Array(1024)

  constructor(mentees: number) {
    this.start = new Int32Array(mentees + 1)
  }

  #makeRoom(size: number): void {
    if (size <= this.#mentor.length) return
    const length = Math.max(size, 2 * this.#mentor.length)
    const mentor = new Int32Array(length)
    const points = new Int16Array(length)
    mentor.set(this.#mentor.subarray(0, this.#count))
    points.set(this.#points.subarray(0, this.#count))
    this.#mentor = mentor
    this.#points = points
  }

  add(row: Row): void {
    this.#makeRoom(this.#count + row.count)
    this.#mentor.set(row.mentor.subarray(0, row.count), this.#count)
    this.#points.set(row.points.subarray(0, row.count), this.#count)
    this.#count += row.count
    this.start[++this.#rows] = this.#count
  }

  /** The mentor and the score of each pair, in arrays of the right length. */
  done(): { mentor: Int32Array; score: Float64Array } {
    return {
      mentor: this.#mentor.slice(0, this.#count),
      score: Float64Array.from(this.#points.subarray(0, this.#count)),
    }
  }
}
