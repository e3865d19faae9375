import { countedPoints, type Fit, type Reason } from '../../../programme/matching/fit.ts'
import { tellReason } from '../../../programme/matching/telling.ts'
import { tell } from '../../visit.ts'
import type { Sight } from './sight.ts'

/** A bar as long as its points, on a line as long as what there was to have. */
function Bar({ reason, longest }: { reason: Reason; longest: number }) {
  const share = (points: number) => Math.round((100 * points) / longest)
  const known = reason.points !== null
  return (
    <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path
        d={`M0 12H${share(reason.of)}`}
        class="mate"
        stroke-width="1"
        vector-effect="non-scaling-stroke"
      />
      <rect
        y="6"
        width={share(countedPoints(reason))}
        height="12"
        class={known ? 'fsea' : 'fgap mate'}
        vector-effect="non-scaling-stroke"
      />
    </svg>
  )
}

function Table({ sight, reasons, longest }: { sight: Sight; reasons: Reason[]; longest: number }) {
  const { visit, names } = sight
  return (
    <table class="bars why">
      <thead class="unseen">
        <tr>
          <th scope="col">{tell(visit, 'board.reason')}</th>
          <th scope="col">{tell(visit, 'board.drawing')}</th>
          <th scope="col">{tell(visit, 'board.points')}</th>
        </tr>
      </thead>
      <tbody>
        {reasons.map(reason => (
          <tr>
            <th scope="row">{tellReason(visit.language, reason, names)}</th>
            <td class="draw">
              <Bar reason={reason} longest={longest} />
            </td>
            <td class="num">
              {tell(visit, 'board.points-of', { points: countedPoints(reason), of: reason.of })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const first = 5

/** Why two fit: every reason with its points, the weightiest first, the little ones folded away. */
export function Reasons({ sight, fit }: { sight: Sight; fit: Fit }) {
  const { visit } = sight
  const longest = Math.max(1, ...fit.reasons.map(reason => reason.of))
  const rest = fit.reasons.slice(first)
  return (
    <div>
      <h3>{tell(visit, 'board.why')}</h3>
      <Table sight={sight} reasons={fit.reasons.slice(0, first)} longest={longest} />
      {rest.length > 0 ? (
        <details>
          <summary class="small">
            {tell(visit, 'board.more-reasons', { count: rest.length })}
          </summary>
          <Table sight={sight} reasons={rest} longest={longest} />
        </details>
      ) : null}
    </div>
  )
}
