import type { Values, WordKey } from '../../words.ts'
import type { Asked } from './asked.ts'
import { judgeCommonHours } from './criteria/common-hours.ts'
import { judgeExperience } from './criteria/experience.ts'
import { judgeFirstTimers } from './criteria/first-timers.ts'
import { judgeGroup } from './criteria/group.ts'
import { judgeHoursAWeek } from './criteria/hours-a-week.ts'
import { scaleTo, type Judge } from './criteria/judged.ts'
import { judgeLanguage } from './criteria/language.ts'
import { judgeMeeting } from './criteria/meeting.ts'
import { judgeRegion } from './criteria/region.ts'
import { judgeSector } from './criteria/sector.ts'
import { judgeTopics } from './criteria/topics.ts'
import { judgeWishes } from './criteria/wishes.ts'
import type { KnownMentee, KnownMentor } from './known.ts'
import { criteria, pointsOf, type Criterion } from './weights.ts'

/** Why two people fit, as far as one criterion goes: its points, and the sentence that says it. */
export type Reason = {
  criterion: Criterion
  /** Whole points; null when something is unknown. */
  points: number | null
  of: number
  key: WordKey
  values: Values
}

/** How well two people fit, from 0 to 100, and all the reasons, the weightiest first. */
export type Fit = { fit: number; reasons: Reason[] }

const judges: Record<Criterion, Judge> = {
  group: judgeGroup,
  language: judgeLanguage,
  'common-hours': judgeCommonHours,
  'hours-a-week': judgeHoursAWeek,
  region: judgeRegion,
  sector: judgeSector,
  topics: judgeTopics,
  experience: judgeExperience,
  meeting: judgeMeeting,
  wishes: judgeWishes,
  'first-timers': judgeFirstTimers,
}

/** The points a reason adds to the fit: its own, or half of what there is when it is unknown. */
export const countedPoints = ({ points, of }: Reason): number => points ?? scaleTo(of)(null)

/**
 * How well a mentee and a mentor fit. The fit is the sum of the points that its reasons count, and
 * what has no weight is not spoken of.
 */
export function fitOf(asked: Asked, mentee: KnownMentee, mentor: KnownMentor): Fit {
  const points = pointsOf(asked.weights)
  const reasons = criteria
    .filter(criterion => points[criterion] > 0)
    .map((criterion): Reason => {
      const of = points[criterion]
      const { grade, key, values } = judges[criterion](asked, mentee, mentor)
      return { criterion, points: grade === null ? null : scaleTo(of)(grade), of, key, values }
    })
    .sort((a, b) => b.of - a.of)
  return { fit: reasons.reduce((sum, reason) => sum + countedPoints(reason), 0), reasons }
}
