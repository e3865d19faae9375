import { expect, test } from 'vitest'
import { killPostmen } from '../bench/killing.ts'

/** What one postman has at the mail server at most: two handfuls of five. */
const inHand = 10

test(
  'ten postmen killed at any moment lose no letter and send none twice; the doubtful are counted',
  { timeout: 900_000 },
  async () => {
    const server = process.env['TEST_DATABASE_URL'] ?? null
    const figures = await killPostmen({ server, kills: 10, letters: 200 })
    const { kills, letters, posted, bounced, inDoubt, lost, arrivedTwice } = figures
    expect({ lost, arrivedTwice, bounced }).toEqual({ lost: 0, arrivedTwice: 0, bounced: 0 })
    expect(posted + inDoubt).toBe(letters)
    expect(inDoubt).toBeLessThanOrEqual(kills * inHand)
    expect(posted).toBeGreaterThan(0)
  },
)
