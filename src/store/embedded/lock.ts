import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Somebody else has the folder open. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
}

/** A lock that nothing refers to would be collected as garbage, and let go of. */
const held = new Set<DatabaseSync>()

/**
 * Keeps a second process off a folder. The kernel lets go of the lock however this process dies.
 * Throws FolderInUse when another holds it.
 */
export function lockFolder(folder: string): { release: () => void } {
  mkdirSync(dirname(folder), { recursive: true })
  const lock = new DatabaseSync(`${folder}.lock`)
  try {
    lock.exec('pragma busy_timeout=0; pragma locking_mode=exclusive; begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === 5) throw new FolderInUse(folder)
    throw error
  }
  held.add(lock)
  const release = () => {
    held.delete(lock)
    lock.close()
  }
  return { release }
}
