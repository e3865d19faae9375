/** What comes again within so many seconds was sent by one person pressing twice on a poor line. */
const secondsOfTwoPresses = 60

/** Whether something came so soon after the same that it was a second press. */
export const isSecondPress = (before: Temporal.Instant, now: Temporal.Instant): boolean =>
  now.since(before).total('seconds') <= secondsOfTwoPresses
