import { openEmbedded, openPostgres, type Opened } from '../../src/store/open.ts'

/** Opens the database in a folder, or the PostgreSQL of an address. */
export const openAnywhere = (where: string): Promise<Opened> =>
  /^postgres(ql)?:/.test(where) ? openPostgres(where) : openEmbedded(where)
