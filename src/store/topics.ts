import type { Db } from './open.ts'
import { instant } from './times.ts'

/** What one of a pair says about a topic. */
export type TopicWord = { topic: string; by: number; words: string; at: Temporal.Instant }

/** All about the topics of a pair: its own ones, what is ticked, and what was said. */
export type Topics = {
  own: { id: number; words: string }[]
  ticked: ReadonlySet<string>
  said: ReadonlyMap<string, TopicWord[]>
}

export async function topicsOf(db: Db, pair: number): Promise<Topics> {
  const [own, ticks, words] = await Promise.all([
    db.selectFrom('own_topic').select(['id', 'words']).where('pair_id', '=', pair).execute(),
    db.selectFrom('topic_tick').select('topic').where('pair_id', '=', pair).execute(),
    db.selectFrom('topic_word').selectAll().where('pair_id', '=', pair).orderBy('id').execute(),
  ])
  const said = words.map(row => {
    return { topic: row.topic, by: row.by_place_id, words: row.words, at: instant(row.said_at) }
  })
  return {
    own: own.toSorted((a, b) => a.id - b.id),
    ticked: new Set(ticks.map(one => one.topic)),
    said: Map.groupBy(said, one => one.topic),
  }
}

type About = { pair: number; by: number; topic: string }

/** The two have talked about it, or have not after all. */
export async function tickTopic(
  db: Db,
  { pair, by, topic }: About,
  ticked: boolean,
  at: Temporal.Instant,
) {
  if (!ticked) {
    await db
      .deleteFrom('topic_tick')
      .where('pair_id', '=', pair)
      .where('topic', '=', topic)
      .execute()
    return
  }
  await db
    .insertInto('topic_tick')
    .values({ pair_id: pair, topic, by_place_id: by, ticked_at: at.toString() })
    .onConflict(c => c.columns(['pair_id', 'topic']).doNothing())
    .execute()
}

export async function addTopicWord(
  db: Db,
  { pair, by, topic, words }: About & { words: string },
  at: Temporal.Instant,
) {
  await db
    .insertInto('topic_word')
    .values({ pair_id: pair, topic, by_place_id: by, words, said_at: at.toString() })
    .execute()
}

type Own = { pair: number; by: number; words: string }

export async function addOwnTopic(db: Db, { pair, by, words }: Own, at: Temporal.Instant) {
  await db
    .insertInto('own_topic')
    .values({ pair_id: pair, by_place_id: by, words, added_at: at.toString() })
    .execute()
}

/** Takes what somebody said about topics, and her own ones. */
export async function forgetTopicsOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db.deleteFrom('topic_word').where('by_place_id', 'in', places).execute()
  await db.updateTable('own_topic').set({ words: '' }).where('by_place_id', 'in', places).execute()
}
