import { subjectOf, type Act } from './act.ts'
import { announcementActs } from './announcements.ts'
import { alone } from './alone.ts'
import { goalActs } from './goals.ts'
import { awayActs } from './away.ts'
import { helpActs } from './help.ts'
import { once } from './read.ts'
import { roomActs } from './rooms.ts'
import { storyActs } from './stories.ts'
import { journalActs } from './journals.ts'
import { rulesActs } from './rules.ts'
import { talkActs } from './talks.ts'
import { together } from './together.ts'

/** All that the made-up people do on their way, in no order: the stories, then the pattern. */
export const acts = once((): Act[] => {
  const stories = storyActs()
  const told = new Set(stories.map(subjectOf))
  return [
    ...stories,
    ...[
      ...alone(),
      ...together(),
      ...rulesActs(),
      ...journalActs(),
      ...talkActs(),
      ...goalActs(),
      ...helpActs(),
      ...roomActs(),
      ...announcementActs(),
      ...awayActs(),
    ].filter(act => !told.has(subjectOf(act))),
  ]
})
