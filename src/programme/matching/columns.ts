import type { Asked } from './asked.ts'
import { packExperience } from './criteria/experience.ts'
import { packFirstTimers } from './criteria/first-timers.ts'
import { packGroup } from './criteria/group.ts'
import { packHoursAWeek } from './criteria/hours-a-week.ts'
import { scaleTo, type Pack } from './criteria/judged.ts'
import { packLanguage } from './criteria/language.ts'
import { packMeeting } from './criteria/meeting.ts'
import { packCommonHours } from './criteria/packed-hours.ts'
import { packRegion } from './criteria/region.ts'
import { packSector } from './criteria/sector.ts'
import { packTopics } from './criteria/topics.ts'
import { packWishes } from './criteria/wishes.ts'
import { sift, type Row } from './row.ts'
import { pointsOf, type Criterion } from './weights.ts'

/** From what is looked up to what has to be worked out, so that the dear ones see fewer pairs. */
const packs: [Criterion, Pack][] = [
  ['group', packGroup],
  ['hours-a-week', packHoursAWeek],
  ['region', packRegion],
  ['sector', packSector],
  ['experience', packExperience],
  ['meeting', packMeeting],
  ['first-timers', packFirstTimers],
  ['wishes', packWishes],
  ['language', packLanguage],
  ['topics', packTopics],
  ['common-hours', packCommonHours],
]

/**
 * Gives every mentor of a row her fit with a mentee, and leaves out who is below the floor. As soon
 * as the points still to come cannot lift a pair to the floor, it is not looked at any longer.
 */
export function fitRows(asked: Asked): (mentee: number, row: Row) => void {
  const points = pointsOf(asked.weights)
  let rest = 100
  const columns = packs
    .filter(([criterion]) => points[criterion] > 0)
    .map(([criterion, pack]) => {
      rest -= points[criterion]
      return { add: pack(asked, scaleTo(points[criterion])), rest }
    })
  return (mentee, row) => {
    row.points.fill(0, 0, row.count)
    for (const { add, rest } of columns) {
      add(mentee, row)
      if (asked.floor > rest) sift(row, asked.floor - rest)
    }
  }
}
