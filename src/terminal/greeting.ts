import { sayList } from '../days.ts'
import { roles } from '../programme/role.ts'
import type { Db } from '../store/open.ts'
import { peopleByRole } from '../store/places.ts'

/** The demo’s first person of each role, for the greeting at the start. */
export async function personasToTry(db: Db): Promise<string> {
  const rows = await peopleByRole(db)
  const names = roles.map(role => rows.find(row => row.role === role)?.name)
  return sayList(
    'en',
    names.filter(name => name !== undefined),
  )
}
