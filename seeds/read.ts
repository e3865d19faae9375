import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { parse } from 'yaml'

/** A file of the seeds, if it has the shape it must have; throws with the place where it has not. */
export const readSeed = <S extends v.GenericSchema>(path: string, shape: S): v.InferOutput<S> =>
  v.parse(shape, parse(readFileSync(new URL(path, import.meta.url), 'utf8')))

/** Asked for the first time it makes the thing, afterwards it has it. A real programme never asks. */
export function once<T>(make: () => T): () => T {
  let made: { it: T } | null = null
  return () => (made ??= { it: make() }).it
}

/** A steady die: the same words always throw the same number, from 0 up to the number of sides. */
export function die(words: string, sides: number): number {
  let sum = 2166136261
  for (const mark of words) sum = Math.imul(sum ^ (mark.codePointAt(0) ?? 0), 16777619)
  sum = Math.imul(sum ^ (sum >>> 15), 2246822519)
  return (sum >>> 0) % sides
}
