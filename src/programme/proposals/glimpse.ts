import { say, type Language, type WordKey } from '../../words.ts'
import type { Fit, Reason } from '../matching/fit.ts'
import { inWords, type Names } from '../matching/telling.ts'

/** What of a reason stands for it in a list: one of its values, or a few words of our own. */
const short: Partial<Record<WordKey, string | WordKey>> = {
  'fit.group.same': 'groups',
  'fit.group.neighbour': 'board.glimpse.near',
  'fit.language.fluent': 'languages',
  'fit.language.good': 'languages',
  'fit.common-hours.free': 'board.glimpse.hours',
  'fit.common-hours.count': 'board.glimpse.hours',
  'fit.region.country': 'country',
  'fit.region.same': 'region',
  'fit.sector.same': 'sector',
  'fit.topics.all': 'board.glimpse.topics',
  'fit.topics.some': 'board.glimpse.some-topics',
  'fit.meeting.both-there': 'board.glimpse.meeting',
  'fit.wishes.both': 'board.glimpse.wishes',
  'fit.wishes.one': 'board.glimpse.wish',
}

const carries = ({ points, of }: Reason) => points !== null && points * 2 >= of

function shortly(language: Language, { key, values }: Reason, names: Names): string[] {
  const how = short[key]
  if (how === undefined) return []
  const put = inWords(language, values, names)
  const value = put[how]
  if (value !== undefined) return [String(value)]
  return [say(language, how as WordKey, put)]
}

/** The strongest reasons of a pair on one line, as “NCUC · French · 12 free hours in common”. */
export function glimpse(language: Language, { reasons }: Fit, names: Names): string {
  return reasons
    .filter(carries)
    .toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))
    .flatMap(reason => shortly(language, reason, names))
    .slice(0, 3)
    .join(' · ')
}
