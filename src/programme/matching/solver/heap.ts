/** Columns waiting to be looked at, the nearest first: a heap of four branches over distances. */
export class Heap {
  readonly #distance: Float64Array
  readonly #entries: Int32Array
  /** Where each column stands in the heap; below 0 where it does not. */
  readonly #place: Int32Array
  #size = 0

  /** `distance` is read, never written; whoever makes one shorter tells the heap by `near`. */
  constructor(distance: Float64Array) {
    this.#distance = distance
    this.#entries = new Int32Array(distance.length)
    this.#place = new Int32Array(distance.length).fill(-1)
  }

  get size() {
    return this.#size
  }

  /** The shortest distance in the heap; Infinity when it is empty. */
  get nearest(): number {
    return this.#size > 0 ? (this.#distance[this.#entries[0] ?? 0] ?? 0) : Infinity
  }

  /** Lets a column in, or moves it forward after its distance became shorter. */
  near(column: number) {
    const entries = this.#entries
    const place = this.#place
    const distance = this.#distance
    const own = distance[column] ?? 0
    let at = place[column] ?? -1
    if (at < 0) at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 2
      const other = entries[parent] ?? 0
      if ((distance[other] ?? 0) <= own) break
      entries[at] = other
      place[other] = at
      at = parent
    }
    entries[at] = column
    place[column] = at
  }

  /** Takes the nearest column out. */
  take(): number {
    const entries = this.#entries
    const place = this.#place
    const nearest = entries[0] ?? 0
    place[nearest] = -1
    const last = entries[--this.#size] ?? 0
    if (this.#size > 0) this.#sink(last)
    return nearest
  }

  #sink(column: number) {
    const entries = this.#entries
    const place = this.#place
    const distance = this.#distance
    const size = this.#size
    const own = distance[column] ?? 0
    let at = 0
    for (;;) {
      const first = 4 * at + 1
      if (first >= size) break
      let nearest = first
      let shortest = distance[entries[first] ?? 0] ?? 0
      for (let next = first + 1; next < first + 4 && next < size; next++) {
        const long = distance[entries[next] ?? 0] ?? 0
        if (long < shortest) {
          shortest = long
          nearest = next
        }
      }
      if (shortest >= own) break
      const other = entries[nearest] ?? 0
      entries[at] = other
      place[other] = at
      at = nearest
    }
    entries[at] = column
    place[column] = at
  }

  empty() {
    for (let at = 0; at < this.#size; at++) this.#place[this.#entries[at] ?? 0] = -1
    this.#size = 0
  }
}
