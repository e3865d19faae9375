import {
  hindranceTold,
  nowIn,
  publishProposal,
  reviewProposal,
} from '../../../actions/matching/publish-proposal.ts'
import { sayMoment } from '../../../days.ts'
import type { Problem } from '../../../outcome.ts'
import { planOf, type Plan } from '../../../programme/proposals/publishing.ts'
import { ChoiceField, Problems } from '../../parts/fields.tsx'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  readerOf,
  show,
  tell,
  zoneOf,
  type Visit,
} from '../../visit.ts'
import { BesideTheBoard } from './beside-the-board.tsx'
import { notHere } from '../../parts/apology.tsx'
import { answeredIn, at, nameOf, type Sight } from './sight.ts'

/** What stands in the way, first to be looked through, then to be published. */
function Form({ sight, plan, problems }: { sight: Sight; plan: Plan; problems: Problem[] }) {
  const { visit, one } = sight
  const to = at(sight)
  if (one.publishedAt || one.withdrawnAt || plan.hindrances.length > 0) return null
  if (!one.reviewedAt) {
    return (
      <form method="post" action={paths.proposalReview.to(to)} class="flow">
        <p>{tell(visit, 'publish.review.lead')}</p>
        <div class="buttons">
          <button class="button first">{tell(visit, 'publish.review')}</button>
        </div>
      </form>
    )
  }
  return (
    <form method="post" action={paths.proposalPublish.to(to)} class="flow">
      {plan.end.length > 0 ? (
        <ChoiceField
          visit={visit}
          name="ends"
          kind="checkbox"
          label={tell(visit, 'publish.ends', { count: plan.end.length })}
          problems={problems}
          values={[]}
          options={[{ value: 'yes', label: tell(visit, 'publish.ends.yes') }]}
        />
      ) : null}
      <div class="buttons">
        <button class="button first">
          {tell(visit, 'publish.button', { count: plan.make.length })}
        </button>
      </div>
    </form>
  )
}

type ListProps = {
  sight: Sight
  id: string
  title: string
  pairs: { mentee: number; mentor: number }[]
}

function Pairs({ sight, id, title, pairs }: ListProps) {
  if (pairs.length === 0) return null
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="plain names">
        {pairs.map(({ mentee, mentor }) => (
          <li>
            {tell(sight.visit, 'board.and', {
              mentee: nameOf(sight, mentee),
              mentor: nameOf(sight, mentor),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function reviewedTold({ visit, one }: Sight): string {
  if (!one.reviewedAt) return tell(visit, 'publish.not-reviewed')
  const when = sayMoment(visit.language, one.reviewedAt, zoneOf(visit))
  return tell(visit, 'publish.reviewed', { name: one.reviewer ?? '', when })
}

async function showPublish(visit: Visit, problems: Problem[]) {
  const sight = await answeredIn(visit)
  if (!sight) return notHere(visit)
  const { asked } = sight.one
  const now = await nowIn(visit.app.db, sight.one.cohort)
  const plan = planOf(asked, sight.answer, now)
  const hindrances = sight.one.publishedAt
    ? []
    : plan.hindrances.map(one => hindranceTold(asked, now, one))
  const shown = problems.length > 0 ? problems : hindrances
  const title = tell(visit, 'publish.title', { count: plan.make.length })
  const staying = sight.answer.pairs.length - plan.make.length - plan.hindrances.length
  const page = (
    <BesideTheBoard
      sight={sight}
      title={title}
      opening={
        <>
          <Problems visit={visit} problems={shown} />
          <p class="lead">
            {tell(visit, 'publish.lead', { letters: plan.make.length * 2, staying })}
          </p>
          <p class="soft turn">{reviewedTold(sight)}</p>
          <Form sight={sight} plan={plan} problems={problems} />
        </>
      }
    >
      <Pairs
        sight={sight}
        id="end"
        title={tell(visit, 'publish.end', { count: plan.end.length })}
        pairs={plan.end}
      />
      <Pairs
        sight={sight}
        id="make"
        title={tell(visit, 'publish.make', { count: plan.make.length })}
        pairs={plan.make}
      />
    </BesideTheBoard>
  )
  return show(visit, page, problems.length > 0 ? 422 : 200)
}

/** What publishing would do: the pairs made, those that end, and what stands against it. */
export const publishPage = (visit: Visit) => showPublish(visit, [])

const where = (visit: Visit) => ({
  cohort: cohortOf(visit).id,
  proposal: numberIn(visit, 'proposal'),
})

/** Somebody has looked through it. */
export async function review(visit: Visit) {
  const to = where(visit)
  const done = await reviewProposal(visit.app, readerOf(visit).id, to.cohort, to.proposal)
  if (!done.ok) return showPublish(visit, done.problems)
  return goOn(visit, paths.proposalPublish.to(to), 'said.kept')
}

/** The pairs are made, and both of each are written to. */
export async function publish(visit: Visit) {
  const to = where(visit)
  const form = await formOf(visit)
  const said = { proposal: to.proposal, ends: form.text('ends') === 'yes' }
  const done = await publishProposal(visit.app, readerOf(visit).id, to.cohort, said)
  if (!done.ok) return showPublish(visit, done.problems)
  return goOn(visit, paths.proposal.to(to), 'said.published')
}
