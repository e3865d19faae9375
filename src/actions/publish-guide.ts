import type { App } from '../app.ts'
import { readGuide } from '../programme/guide-files/read.ts'
import type { GuideProblem } from '../programme/guide-files/leaf.ts'
import type { Leaf } from '../programme/guide.ts'
import { editionWith, keepEdition } from '../store/guides.ts'
import { transact } from './transact.ts'

/**
 * Keeps the files of a guide as an edition (R1). The same files are the same edition; a guide with
 * anything wrong is not kept. Cohorts under way keep the edition they began with.
 */
export async function publishGuide(
  app: App,
  key: string,
  leaves: Leaf[],
): Promise<{ edition: number } | { problems: GuideProblem[] }> {
  const known = await editionWith(app.db, key, leaves)
  if (known !== null) return { edition: known }
  const { problems } = readGuide(key, leaves)
  if (problems.length > 0) return { problems }
  return transact(app, async tx => ({ edition: await keepEdition(tx, key, leaves, app.now()) }))
}
