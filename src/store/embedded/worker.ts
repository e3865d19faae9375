import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { openDurable } from './durable.ts'

/** What the thread is asked, and what it answers. */
export type Ask =
  | { id: number; sql: string; parameters: unknown[] }
  | { id: number; script: string }
  | { id: number; dump: true }
  | { id: number; close: true }
export type Answer =
  | { id: number; rows: Record<string, unknown>[]; affected: number | null }
  | { id: number; error: { message: string; code: string | null; constraint: string | null } }
export type Opening = { folder: string | null; dump: Uint8Array<ArrayBuffer> | null }

const asWritten = (text: string) => text
/** Days and instants leave the database as text, whole numbers as numbers. */
const parsers = { 1082: asWritten, 1114: asWritten, 1184: asWritten, 20: Number }

/** A query blocks the thread it runs on, so the database has one of its own. */
async function open({ folder, dump }: Opening): Promise<PGlite> {
  const options: PGliteOptions = dump ? { parsers, loadDataDir: new Blob([dump]) } : { parsers }
  return folder === null ? PGlite.create(options) : openDurable(folder, options)
}

const port = parentPort
if (!port) throw new Error('This file runs as a thread of the embedded database')
const opened = open(workerData as Opening)

async function answer(ask: Ask): Promise<Answer> {
  const pglite = await opened
  const empty = { id: ask.id, rows: [], affected: null }
  if ('close' in ask) {
    await pglite.close()
    return empty
  }
  if ('dump' in ask) {
    const dump = await pglite.dumpDataDir('none')
    return { ...empty, rows: [{ dump: new Uint8Array(await dump.arrayBuffer()) }] }
  }
  if ('script' in ask) {
    await pglite.exec(ask.script)
    return empty
  }
  const { rows, affectedRows } = await pglite.query<Record<string, unknown>>(
    ask.sql,
    ask.parameters,
  )
  return { id: ask.id, rows, affected: affectedRows ?? null }
}

port.on('message', async (ask: Ask) => {
  try {
    port.postMessage(await answer(ask))
  } catch (error) {
    const { message, code, constraint } = error as Error & { code?: string; constraint?: string }
    port.postMessage({
      id: ask.id,
      error: { message, code: code ?? null, constraint: constraint ?? null },
    })
  }
})

opened.catch((error: unknown) => {
  throw error
})
