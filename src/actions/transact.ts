import type { App } from '../app.ts'
import type { Db } from '../store/open.ts'

/** A doing is one transaction: all of it happens or nothing. */
export const transact = <T>(app: App, doing: (tx: Db) => Promise<T>): Promise<T> =>
  app.db.transaction().execute(tx => doing(tx))
