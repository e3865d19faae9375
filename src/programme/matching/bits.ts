/** How many bits of a word are set. */
export function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Numbers from 0 up, of which each is in the set or not: one bit for each. */
export type Bits = Uint32Array

export const wordsFor = (size: number): number => (size + 31) >>> 5
export const noBits = (size: number): Bits => new Uint32Array(wordsFor(size))

/** Puts a number into a set that may begin somewhere within a longer array. */
export function put(bits: Bits, number: number, from = 0): void {
  const at = from + (number >>> 5)
  bits[at] = (bits[at] ?? 0) | (1 << (number & 31))
}

export function drop(bits: Bits, number: number): void {
  const at = number >>> 5
  bits[at] = (bits[at] ?? 0) & ~(1 << (number & 31))
}

export const holds = (bits: Bits, number: number): boolean =>
  (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1

export function addAll(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (others[at] ?? 0)
}

export function keepOnly(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) & (others[at] ?? 0)
}

/** Writes the numbers of a set into a list, from the smallest, and says how many there are. */
export function listInto(bits: Bits, list: Int32Array): number {
  let count = 0
  for (let at = 0; at < bits.length; at++) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      list[count++] = (at << 5) + 31 - Math.clz32(word & -word)
    }
  }
  return count
}

/** Words for sets of texts: every person’s set takes `words` words, one person after the other. */
export type PackedSets = { words: number; sets: Bits }

/** Gives every text of all lists a bit of its own, the same one wherever it stands. */
export function numbered(lists: Iterable<readonly string[]>): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const list of lists) {
    for (const text of list) if (!numbers.has(text)) numbers.set(text, numbers.size)
  }
  return numbers
}

/** The sets of many people in one array. A text without a number is in nobody’s set. */
export function packSets(
  lists: readonly (readonly string[])[],
  numbers: ReadonlyMap<string, number>,
): PackedSets {
  const words = Math.max(1, wordsFor(numbers.size))
  const sets = new Uint32Array(words * lists.length)
  for (const [at, list] of lists.entries()) {
    for (const text of list) {
      const number = numbers.get(text)
      if (number !== undefined) put(sets, number, at * words)
    }
  }
  return { words, sets }
}
