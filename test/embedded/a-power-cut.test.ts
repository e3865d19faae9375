import { expect, test } from 'vitest'
import { cutPower } from '../bench/cutting.ts'

const patience = { timeout: 900_000 }

test('a power cut loses no letter that was acknowledged', patience, async () => {
  const { acknowledged, lost, notOpened } = await cutPower({ cuts: 2 })
  expect([lost, notOpened, acknowledged > 10]).toEqual([0, 0, true])
})

test('a copy of the folder made while it is written loses none either', patience, async () => {
  const way = 'folder copied while writing' as const
  const { acknowledged, lost, notOpened } = await cutPower({ way, cuts: 1 })
  expect([lost, notOpened, acknowledged > 10]).toEqual([0, 0, true])
})

test('the same power cut takes everything from PGlite as it is shipped', patience, async () => {
  const { acknowledged, lost } = await cutPower({ way: 'as PGlite is shipped', cuts: 1 })
  expect([lost, acknowledged > 10]).toEqual([acknowledged, true])
})
