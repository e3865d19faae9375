import { settleDoubt } from '../../actions/settle-doubt.ts'
import { sayMoment } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import type { LetterState } from '../../programme/letters.ts'
import { guideOf } from '../../store/guides.ts'
import { lettersOf } from '../../store/letters.ts'
import { isWordKey } from '../../words.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  problemOf,
  readerOf,
  show,
  tell,
  tellOf,
  zoneOf,
  type Form,
  type Visit,
} from '../visit.ts'
import { titleOf } from './letters.tsx'

type Doubtful = Awaited<ReturnType<typeof lettersOf>>[number]

/** What happened to a letter in words; a mail server’s own reply in small print behind it. */
function Trouble({ visit, state, why }: { visit: Visit; state: LetterState; why: string | null }) {
  const key = `letters.trouble.${why ?? ''}`
  if (isWordKey(key)) return <p class="small soft">{tellOf(visit, key)}</p>
  const inDoubt = state === 'in doubt'
  return (
    <p class="small soft">
      {tell(visit, inDoubt ? 'letters.trouble.no-answer' : 'letters.trouble.refused')}{' '}
      {why ? <small dir="ltr">{why}</small> : null}
    </p>
  )
}

/** What is decided about all the letters that are ticked. */
function Together({ visit, problems }: { visit: Visit; problems: Problem[] }) {
  const problem = problemOf(visit, problems, 'letter')
  const all = `${paths.doubt.to({ cohort: cohortOf(visit).id })}?all=yes`
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <p>{tell(visit, 'letters.doubt.together')}</p>
      {problem ? (
        <p class="problem">
          <span>{problem}</span>
        </p>
      ) : null}
      <div class="buttons">
        <button class="button" name="decision" value="arrived">
          {tell(visit, 'letters.doubt.they-arrived')}
        </button>
        <button class="button" name="decision" value="again">
          {tell(visit, 'letters.doubt.them-again')}
        </button>
        <a class="button quiet" href={all}>
          {tell(visit, 'letters.doubt.all')}
        </a>
      </div>
    </div>
  )
}

type RowProps = { visit: Visit; letter: Doubtful; title: string; ticked: boolean }

/** One letter: ticked to be settled with others, or settled by itself. */
function Row({ visit, letter, title, ticked }: RowProps) {
  const state = letter.state === 'in doubt' ? 'in-doubt' : 'bounced'
  const alone = paths.doubtDecision.to({ cohort: cohortOf(visit).id, letter: letter.id })
  return (
    <li>
      <span class="tag yours">{tell(visit, `letters.state.${state}`)}</span>
      <div>
        <label class="tick">
          <input type="checkbox" name="letter" value={String(letter.id)} checked={ticked} />
          <strong>
            <bdi>{letter.to}</bdi>
          </strong>
        </label>
        <p class="small soft">
          {title} · {sayMoment(visit.language, letter.at, zoneOf(visit))}
        </p>
        <Trouble visit={visit} state={letter.state} why={letter.trouble} />
      </div>
      <div class="buttons">
        <button class="button low" name="decision" value="arrived" formaction={alone}>
          {tell(visit, 'letters.doubt.arrived')}
        </button>
        <button class="button low" name="decision" value="again" formaction={alone}>
          {tell(visit, 'letters.doubt.again')}
        </button>
      </div>
    </li>
  )
}

/** The tray: letters that may or may not have arrived, and those that came back. */
async function tray(visit: Visit, problems: Problem[]) {
  const at = { cohort: cohortOf(visit).id }
  const guide = await guideOf(visit.app.db, cohortOf(visit).edition)
  const states = ['in doubt' as const, 'bounced' as const]
  const letters = await lettersOf(visit.app.db, at.cohort, { states, most: 200 })
  const title = tell(visit, 'letters.doubt.title', { count: letters.length })
  const ticked = visit.c.req.query('all') === 'yes'
  return (
    <Page visit={visit} title={title} current={paths.letters.to(at)}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'letters.doubt.lead')} />
        {letters.length > 0 ? (
          <form method="post" action={paths.doubt.to(at)}>
            <Together visit={visit} problems={problems} />
            <ul class="plain ledger">
              {letters.map(letter => (
                <Row
                  visit={visit}
                  letter={letter}
                  title={titleOf(visit, guide, letter.template)}
                  ticked={ticked}
                />
              ))}
            </ul>
          </form>
        ) : null}
      </main>
    </Page>
  )
}

export const doubtPage = async (visit: Visit) => show(visit, await tray(visit, []))

const decisionIn = (form: Form) => (form.text('decision') === 'again' ? 'again' : 'arrived')

/** Settles every letter that is ticked. */
export async function decideTogether(visit: Visit) {
  const form = await formOf(visit)
  const { id } = cohortOf(visit)
  const letters = form.all('letter').filter(text => /^\d{1,12}$/.test(text))
  const decided = { letters: letters.map(Number), decision: decisionIn(form) } as const
  const settled = await settleDoubt(visit.app, readerOf(visit).id, id, decided)
  if (!settled.ok && letters.length === 0) {
    return show(visit, await tray(visit, settled.problems), 422)
  }
  return goOn(visit, paths.doubt.to({ cohort: id }), settled.ok ? 'said.changed' : 'said.too-late')
}

/** Settles one letter. */
export async function decideDoubtful(visit: Visit) {
  const form = await formOf(visit)
  const { id } = cohortOf(visit)
  const decided = { letters: [numberIn(visit, 'letter')], decision: decisionIn(form) } as const
  const settled = await settleDoubt(visit.app, readerOf(visit).id, id, decided)
  return goOn(visit, paths.doubt.to({ cohort: id }), settled.ok ? 'said.changed' : 'said.too-late')
}
