import type { Pair } from './cohort.ts'
import type { Guide, Step, Topic } from './guide.ts'

/** The most characters of a topic of one’s own, and of what is said about one. */
export const mostTopicWords = 1000

/** The name of a topic of the guide: its step, and its key there. */
export const topicName = (step: Pick<Step, 'key'>, topic: Pick<Topic, 'key'>): string =>
  `${step.key}/${topic.key}`

/** The name of a topic the two have added. */
export const ownTopicName = (id: number): string => `own/${id}`

/** The steps of a pair’s way that have topics (R36, R37); before a route is chosen, the longer way. */
export const stepsToTalkAbout = (guide: Guide, { route }: Pick<Pair, 'route'>): Step[] =>
  guide.steps.filter(
    step =>
      step.topics.length > 0 && (step.route === null || step.route === (route ?? 'route-new')),
  )

/** Whether a pair may tick or comment on a topic of that name. */
export const isTopicOf = (guide: Guide, own: readonly number[], name: string): boolean =>
  guide.steps.some(step => step.topics.some(topic => topicName(step, topic) === name)) ||
  own.some(id => ownTopicName(id) === name)
