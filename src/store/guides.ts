import { createHash } from 'node:crypto'
import { readGuide } from '../programme/guide-files/read.ts'
import type { Guide, Leaf } from '../programme/guide.ts'
import type { Db } from './open.ts'

const read = new Map<number, Guide>()

const fingerprintOf = (key: string, leaves: Leaf[]) => {
  const hash = createHash('sha256').update(key)
  const ordered = leaves.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  for (const leaf of ordered) hash.update(`\0${leaf.path}\0${leaf.text}`)
  return hash.digest('hex')
}

/** The files of an edition, by path. */
export const leavesOf = (db: Db, edition: number): Promise<Leaf[]> =>
  db
    .selectFrom('guide_leaf')
    .select(['path', 'text'])
    .where('edition_id', '=', edition)
    .orderBy('path')
    .execute()

/** An edition of the guide. Editions never change, so each is read once. */
export async function guideOf(db: Db, edition: number): Promise<Guide> {
  const known = read.get(edition)
  if (known) return known
  const row = await db
    .selectFrom('guide_edition')
    .select('guide')
    .where('id', '=', edition)
    .executeTakeFirstOrThrow()
  const { guide, problems } = readGuide(row.guide, await leavesOf(db, edition))
  if (!guide || problems.length > 0) throw new Error(`Edition ${edition} of the guide is broken`)
  read.set(edition, guide)
  return guide
}

/** For tests that begin again with an empty database. */
export const forgetGuides = () => read.clear()

export async function newestEdition(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('guide_edition')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The edition that has just these files, if there is one. */
export async function editionWith(db: Db, key: string, leaves: Leaf[]): Promise<number | null> {
  const row = await db
    .selectFrom('guide_edition')
    .select('id')
    .where('fingerprint', '=', fingerprintOf(key, leaves))
    .executeTakeFirst()
  return row?.id ?? null
}

/** Keeps the files of a guide as a new edition, or finds the one somebody kept a moment before. */
export async function keepEdition(
  db: Db,
  key: string,
  leaves: Leaf[],
  at: Temporal.Instant,
): Promise<number> {
  const fingerprint = fingerprintOf(key, leaves)
  const parent = await newestEdition(db)
  const made = await db
    .insertInto('guide_edition')
    .values({ guide: key, fingerprint, parent_id: parent, published_at: at.toString() })
    .onConflict(c => c.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    const known = await editionWith(db, key, leaves)
    if (known === null) throw new Error('An edition of the guide came and went')
    return known
  }
  const rows = leaves.map(leaf => ({ edition_id: made.id, ...leaf }))
  for (let start = 0; start < rows.length; start += 500) {
    await db
      .insertInto('guide_leaf')
      .values(rows.slice(start, start + 500))
      .execute()
  }
  return made.id
}
