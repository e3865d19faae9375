// Loaded into a process before anything else (--import): whatever it has synced to the disk, and
// nothing more, is kept in a second folder, the way a disk is found after a power cut.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join, relative } from 'node:path'

const folder = process.env['WATCHED_FOLDER'] ?? ''
const disk = process.env['DISK_FOLDER'] ?? ''
const toDisk = fs.fsyncSync

/** What a directory’s own sync makes lasting: which names are in it. */
function keepNames(path: string, kept: string) {
  fs.mkdirSync(kept, { recursive: true })
  const there = new Set(fs.readdirSync(path))
  for (const name of fs.readdirSync(kept)) {
    if (!there.has(name)) fs.rmSync(join(kept, name), { recursive: true, force: true })
  }
}

function keep(path: string) {
  const place = relative(folder, path)
  if (place.startsWith('..') || !fs.existsSync(path)) return
  const kept = join(disk, place)
  if (fs.statSync(path).isDirectory()) return keepNames(path, kept)
  fs.mkdirSync(dirname(kept), { recursive: true })
  fs.copyFileSync(path, `${disk}.part`)
  fs.renameSync(`${disk}.part`, kept)
}

fs.fsyncSync = handle => {
  toDisk(handle)
  keep(fs.readlinkSync(`/proc/self/fd/${handle}`))
}
syncBuiltinESMExports()
