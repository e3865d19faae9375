import type { Row } from './row.ts'

type Piece = { count: number; mentor: Int32Array; points: Int16Array }
const leastPiece = 65_536

const pieceFor = (size: number): Piece => {
  const length = Math.max(size, leastPiece)
  return { count: 0, mentor: new Int32Array(length), points: new Int16Array(length) }
}

/**
 * Pairs that come row by row. How many there are is known only at the end, so they are kept in
 * pieces and never moved but once.
 */
export class PairList {
  readonly start: Int32Array
  #rows = 0
  #count = 0
  #pieces: Piece[] = []

  constructor(mentees: number) {
    this.start = new Int32Array(mentees + 1)
  }

  #pieceWith(room: number): Piece {
    const last = this.#pieces.at(-1)
    if (last && last.count + room <= last.mentor.length) return last
    const piece = pieceFor(room)
    this.#pieces.push(piece)
    return piece
  }

  add(row: Row): void {
    const piece = this.#pieceWith(row.count)
    piece.mentor.set(row.mentor.subarray(0, row.count), piece.count)
    piece.points.set(row.points.subarray(0, row.count), piece.count)
    piece.count += row.count
    this.#count += row.count
    this.start[++this.#rows] = this.#count
  }

  /** The mentor and the score of each pair. The pieces are given up. */
  done(): { mentor: Int32Array; score: Float64Array } {
    const mentor = new Int32Array(this.#count)
    const score = new Float64Array(this.#count)
    let at = 0
    for (const piece of this.#pieces) {
      mentor.set(piece.mentor.subarray(0, piece.count), at)
      score.set(piece.points.subarray(0, piece.count), at)
      at += piece.count
    }
    this.#pieces = []
    return { mentor, score }
  }
}
