/**
 * What a seat is worth before any fit is: a seat of a lower level is taken rather than one of a
 * higher level, whatever the fits. Who stays without sits too, on a seat for waiting; so everybody
 * has a seat, and “most mentees matched first” needs no large number.
 */
export type Level = number

/** When mentees choose: what the seats with mentors are worth, and those for waiting. */
export const menteesLevels = {
  /** A mentor’s minimum has to be met. */
  must: 0,
  room: 1,
  /** A reserve mentor is asked only when somebody would otherwise wait. */
  reserve: 2,
  /** Waiting for one more mentor. */
  more: 3,
  /** Waiting for the first. */
  without: 4,
  /** Waiting although so many of the region were promised a mentor. */
  promised: 5,
}

/** When mentors choose: what it is worth to be somebody’s mentor, and to have none. */
export const mentorsLevels = {
  /** Somebody’s first mentor. */
  first: 1,
  /** One more for somebody who needs several. */
  more: 2,
  /** A place with a reserve mentor stays free. */
  reserveFree: 3,
  free: 4,
  /** A mentor’s minimum is not met. */
  must: 5,
}

/** For the best total, a free place and a wait cost nothing but the fit. */
export const anyway = 1

/** How many levels there are. */
export const height = 6
