import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openEmbedded } from '../../src/store/open.ts'
import { start } from './child.ts'
import { dice } from './dice.ts'

/** How a power cut is played. */
export type Way = 'folder copied while writing' | 'only what was synced' | 'as PGlite is shipped'

export type CutFigures = {
  way: Way
  cuts: number
  acknowledged: number
  lost: number
  notOpened: number
}

type Places = { folder: string; disk: string; copy: string }

/** What is found in a folder after the cut; null when it does not open. */
async function found(folder: string): Promise<Set<string> | null> {
  try {
    const { db, close } = await openEmbedded(folder)
    const rows = await db.selectFrom('letter').select('once_key').execute()
    await close()
    return new Set(rows.map(row => row.once_key))
  } catch {
    return null
  }
}

/** Copies the folder while the writer writes; returns what it had acknowledged before. */
async function copyWhileWriting({ folder, copy }: Places, life: number, moment: number) {
  const writer = start('test/bench/writer.ts', [folder, String(life)])
  await writer.hear(line => line === 'open')
  await pause(moment)
  const before = writer.said.filter(line => line.startsWith('life'))
  spawnSync('cp', ['-r', folder, copy])
  await writer.kill()
  return before
}

/** Kills the writer, and leaves of its folder what it had synced. */
async function cut({ folder, disk, copy }: Places, life: number, moment: number, file: string) {
  cpSync(folder, disk, { recursive: true })
  const environment = { WATCHED_FOLDER: folder, DISK_FOLDER: disk }
  const node = ['--import', './test/bench/only-synced.ts']
  const writer = start(file, [folder, String(life)], { node, environment })
  await writer.hear(line => line === 'open')
  await pause(moment)
  await writer.kill()
  rmSync(folder, { recursive: true })
  renameSync(disk, folder)
  cpSync(folder, copy, { recursive: true })
  return writer.said.filter(line => line.startsWith('life'))
}

function play(way: Way, places: Places, life: number, moment: number) {
  if (way === 'folder copied while writing') return copyWhileWriting(places, life, moment)
  const shipped = way === 'as PGlite is shipped'
  const file = shipped ? 'test/bench/writer-as-shipped.ts' : 'test/bench/writer.ts'
  return cut(places, life, moment, file)
}

/**
 * The power is cut again and again while letters are being owed, each time on what the cut before
 * has left; then every letter that was ever acknowledged is looked for.
 */
export async function cutPower({
  way = 'only what was synced' as Way,
  cuts = 20,
  seed = 87,
  tell = (_: string) => {},
} = {}): Promise<CutFigures> {
  const random = dice(seed)
  const base = mkdtempSync(join(tmpdir(), 'wayfellow-cut-'))
  const places = {
    folder: join(base, 'database'),
    disk: join(base, 'disk'),
    copy: join(base, 'copy'),
  }
  const acknowledged = new Set<string>()
  const lost = new Set<string>()
  let notOpened = 0
  try {
    const first = start('test/bench/writer.ts', [places.folder, 'first'])
    await first.hear(line => line === 'open')
    await first.kill()
    for (let life = 1; life <= cuts; life += 1) {
      const said = await play(way, places, life, 200 + random() * 1200)
      for (const key of said) acknowledged.add(key)
      const there = await found(places.copy)
      if (!there) notOpened += 1
      for (const key of acknowledged) if (!there?.has(key)) lost.add(key)
      rmSync(places.copy, { recursive: true, force: true })
      tell(`${life}: ${acknowledged.size} acknowledged, ${lost.size} of them lost`)
    }
    return { way, cuts, acknowledged: acknowledged.size, lost: lost.size, notOpened }
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}
