import type { Stop } from '../../programme/journey.ts'
import { tell, type Visit } from '../visit.ts'
import type { Journey } from './journey.tsx'

const behind = (stop: Stop) => stop.state === 'done' || stop.state === 'skipped'

/** A short piece of the line: what two people, or one who walks alone, have behind them. Shared, and never a rank (R55). */
export function Together({ visit, journey }: { visit: Visit; journey: Journey }) {
  const counted = journey.stops.filter(stop => stop.step.done !== 'ongoing')
  if (counted.length === 0) return null
  const done = counted.filter(behind).length
  const reach = 6 + (188 * done) / counted.length
  return (
    <section class="section" aria-labelledby="together">
      <h2 id="together">
        {tell(visit, journey.partners.length > 0 ? 'journey.together' : 'journey.alone')}
      </h2>
      <div class="progress">
        <svg
          viewBox="0 0 200 16"
          preserveAspectRatio="xMinYMid meet"
          aria-hidden="true"
          focusable="false"
        >
          <path d="M6 8H194" class="ln sea" stroke-width="5" />
          <path d={`M${reach} 8H194`} class="ln gap" stroke-width="2" />
          <circle cx={reach} cy="8" r="6" class="fwarm" />
        </svg>
        <p>
          {done === 0
            ? tell(visit, 'journey.together.none')
            : tell(visit, 'journey.together.so-far', { done, all: counted.length })}
        </p>
      </div>
    </section>
  )
}
