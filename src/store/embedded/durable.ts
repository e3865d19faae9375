import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The two corners of the WebAssembly file system that an fsync needs. */
type Stream = { nfd?: number; node: unknown }
type FileSystem = {
  NODEFS: {
    stream_ops: { fsync?: (stream: Stream) => number }
    realPath: (node: unknown) => string
  }
}

function sync(path: string) {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** PGlite’s file system on a folder, with the fsync it lacks. Leans on internals: version pinned. */
class DurableFolder extends NodeFS {
  override async init(pg: PGlite, options: Partial<PGliteOptions>) {
    const made = await super.init(pg, options)
    const start = made.emscriptenOpts as unknown as { preRun: ((mod: FileSystem) => void)[] }
    start.preRun.push(({ NODEFS }) => {
      NODEFS.stream_ops.fsync = stream => {
        if (stream.nfd === undefined) sync(NODEFS.realPath(stream.node))
        else fsyncSync(stream.nfd)
        return 0
      }
    })
    return made
  }
}

function syncTree(folder: string) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else if (entry.isFile()) sync(path)
  }
  sync(folder)
}

/**
 * Opens the embedded database on a folder so that what was acknowledged survives a power cut.
 * PGlite starts PostgreSQL without fsync; here it is on.
 */
export async function openDurable(folder: string, options: PGliteOptions): Promise<PGlite> {
  mkdirSync(dirname(folder), { recursive: true })
  const fresh = !existsSync(join(folder, 'PG_VERSION'))
  const startParams = PGlite.defaultStartParams
    .filter(parameter => parameter !== '-F')
    .concat(['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'])
  const pglite = await PGlite.create({ ...options, fs: new DurableFolder(folder), startParams })
  if (fresh) {
    await pglite.exec('checkpoint')
    syncTree(folder)
    sync(dirname(folder))
  }
  return pglite
}
