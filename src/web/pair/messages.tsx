import { writeMessage } from '../../actions/write-message.ts'
import type { Problem } from '../../outcome.ts'
import type { Step } from '../../programme/guide.ts'
import { mostWords, type Message } from '../../programme/messages.ts'
import { markRead, messagesOf, waitingFor } from '../../store/messages.ts'
import { LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { liveMessages } from '../script/served.ts'
import { watch } from '../watch.ts'
import { cohortOf, formOf, goOn, pairOf, readerOf, show, tell, type Visit } from '../visit.ts'
import { draftOf } from './draft.ts'
import { Ended, hasEnded } from './ended.tsx'
import { SaidByOne } from './said.tsx'
import { pairAt, twoOf, type Two } from './two.ts'

const pageSize = 50

/** The number after `before=`; null for the newest. */
function beforeIn(visit: Visit): number | null {
  const text = visit.c.req.query('before') ?? ''
  return /^\d{1,12}$/.test(text) ? Number(text) : null
}

function Messages({ visit, two, messages }: { visit: Visit; two: Two; messages: Message[] }) {
  const [first] = messages
  const full = messages.length === pageSize
  const none = hasEnded(visit) ? 'came-before.none' : 'messages.none'
  return (
    <>
      {full && first ? (
        <p class="small">
          <a href={`${paths.messages.to(pairAt(visit))}?before=${first.id}`}>
            {tell(visit, 'messages.earlier')}
          </a>
        </p>
      ) : null}
      {messages.length === 0 ? <p class="empty">{tell(visit, none)}</p> : null}
      <div role="log" aria-label={tell(visit, 'messages.list')}>
        <ol class="plain thread">
          {messages.map(message => (
            <SaidByOne visit={visit} two={two} message={message}>
              {message.kind === 'message' ? null : (
                <p class="small">
                  <a
                    href={paths.question.to({
                      ...pairAt(visit),
                      question: message.question ?? message.id,
                    })}
                  >
                    {tell(visit, 'messages.thread')}
                  </a>
                </p>
              )}
            </SaidByOne>
          ))}
        </ol>
      </div>
    </>
  )
}

/** What two wrote; as long as they walk, what is new appears by itself. */
const List = (props: { visit: Visit; two: Two; messages: Message[] }) =>
  hasEnded(props.visit) ? (
    <Messages {...props} />
  ) : (
    <live-messages data-from={paths.messagesLive.to(pairAt(props.visit))}>
      <Messages {...props} />
    </live-messages>
  )

function WriteForm({ visit, two, words, problems }: Omit<Props, 'open' | 'messages'> & Written) {
  return (
    <form class="stack" method="post" action={paths.messages.to(pairAt(visit))} id="write">
      <LongField
        visit={visit}
        name="words"
        label={tell(visit, 'messages.words', { name: two.other.name })}
        value={words}
        rows={5}
        most={mostWords}
        problems={problems}
      />
      <div class="buttons">
        <button class="button first">{tell(visit, 'messages.send')}</button>
      </div>
    </form>
  )
}

type Props = { visit: Visit; two: Two; messages: Message[]; open: number }
type Written = { words: string; problems: Problem[] }

function Talk({ visit, two, messages, open, words, problems }: Props & Written) {
  const { name } = two.other
  const title = tell(visit, 'messages.title', { name })
  const older = beforeIn(visit) !== null
  const ended = hasEnded(visit)
  return (
    <Page
      visit={visit}
      title={title}
      current={paths.journey.to({ cohort: cohortOf(visit).id })}
      {...(ended ? {} : { script: liveMessages.name })}
    >
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <Ended visit={visit} />
          <h1>{title}</h1>
          {ended ? null : <p class="small soft">{tell(visit, 'messages.lead')}</p>}
          <p class="small">
            <a href={paths.questions.to(pairAt(visit))}>{tell(visit, 'questions.all')}</a>
            {open > 0 ? ` · ${tell(visit, 'messages.open', { count: open })}` : null}
          </p>
          <List visit={visit} two={two} messages={messages} />
          {older ? (
            <p class="small">
              <a href={paths.messages.to(pairAt(visit))}>{tell(visit, 'messages.newest')}</a>
            </p>
          ) : ended ? null : (
            <WriteForm visit={visit} two={two} words={words} problems={problems} />
          )}
        </div>
      </main>
    </Page>
  )
}

async function showTalk(visit: Visit, words: string, problems: Problem[]) {
  const { db } = visit.app
  const two = await twoOf(visit)
  const pair = pairOf(visit).id
  const messages = await messagesOf(db, pair, { before: beforeIn(visit), most: pageSize })
  const open = (await waitingFor(db, two.mine.id)).get(pair)?.open ?? 0
  const newest = messages.at(-1)
  if (newest && !hasEnded(visit)) {
    await markRead(db, { pair, place: two.mine.id, upTo: newest.id }, visit.app.now())
  }
  const written = { words, problems }
  const page = <Talk visit={visit} two={two} messages={messages} open={open} {...written} />
  return show(visit, page, problems.length > 0 ? 422 : 200)
}

/** What the two of a pair wrote to each other, and where to write; with a step’s draft, if it is asked for. */
export async function messagesPage(visit: Visit) {
  const asked = visit.c.req.query('draft')
  const { mine, other } = await twoOf(visit)
  const is = mine.role === 'mentor' ? (step: Step) => step.key === asked : () => false
  return showTalk(visit, await draftOf(visit, is, other.name), [])
}

export async function sendMessage(visit: Visit) {
  const words = (await formOf(visit)).text('words')
  const said = { words, how: 'page' } as const
  const sent = await writeMessage(visit.app, readerOf(visit).id, pairOf(visit), said)
  if (!sent.ok) return showTalk(visit, words, sent.problems)
  return goOn(visit, `${paths.messages.to(pairAt(visit))}#write`, 'said.sent')
}

/** Says, for as long as the page is open, that something new is there (server-sent events). */
export const messagesLive = (visit: Visit) => watch(visit, 'pair', pairOf(visit).id)
