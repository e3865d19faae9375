import { readerOf, tell, type Visit } from '../visit.ts'

/** No letter reaches her, and she should hear of it where she is. */
export function Unreached({ visit }: { visit: Visit }) {
  const { address } = visit.house
  return (
    <div class="notice now flow">
      <p>
        <strong>{tell(visit, 'comes-back.mine', { address: readerOf(visit).address })}</strong>
      </p>
      <p>{tell(visit, 'comes-back.mine.what')}</p>
      {address ? (
        <p>
          <a class="button low" href={`mailto:${address}`}>
            {tell(visit, 'comes-back.mine.write')}
          </a>
        </p>
      ) : null}
    </div>
  )
}
