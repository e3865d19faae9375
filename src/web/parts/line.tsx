import type { Child } from 'hono/jsx'
import { sayDays } from '../../days.ts'
import type { Station } from '../../programme/journey.ts'
import { told } from '../../programme/told.ts'
import type { Visit } from '../visit.ts'
import { drawLine, grid, heightAt, placeOfDay, type Drawing } from './line-drawing.ts'

/** A stop under a station, in words. */
export type StopWords = {
  state: 'done' | 'now' | 'ahead'
  title: string
  more: string
  to?: string
}

/** A dot above the line: how many stand at a day, and how many of them could use a word. */
export type Tally = { on: Temporal.PlainDate; count: number; stuck: number }

type LineProps = {
  visit: Pick<Visit, 'language'>
  stations: Station[]
  today: Temporal.PlainDate
  stops: Map<string, StopWords[]>
  /** Words of its own under a station, instead of stops. */
  prose?: Map<string, Child>
  names: { mentee: string; mentor: string; here: string }
  tallies?: Tally[]
}

/** The most dots that stand above one another; the number beside them says how many there are. */
const mostDots = 5

/** So near the beginning a label over its place would reach beyond the edge. */
const nearEdge = 64

const percent = (value: number, whole: number) => `${Math.round((value / whole) * 1000) / 10}%`

/** Rules for the labels of one page: where they stand is data, so it is no part of the sheet. */
export function lineRules(
  stations: Station[],
  today: Temporal.PlainDate,
  tallies: Tally[] = [],
): string {
  const drawing = drawLine(stations)
  const columns = drawing.reaches.map(reach => `${reach.share.toFixed(1)}%`).join(' ')
  const here = placeOfDay(drawing, stations, today)
  const pinned =
    here < nearEdge
      ? 'inset-inline-start:0;translate:none'
      : `inset-inline-start:${percent(here, grid.width)}`
  const pins = tallies.map((tally, at) => {
    const x = placeOfDay(drawing, stations, tally.on)
    const y = heightAt(drawing, x) - 22 - 13 * Math.min(tally.count, mostDots)
    return `#tally-${at}{inset-inline-start:${percent(x, grid.width)};inset-block-start:${percent(y + 6, grid.height)}}`
  })
  return [
    `#stations{--stations:${columns}}`,
    // Beneath its path, before the path bends down: a long name takes a second line.
    '#line-mentee{inset-inline-start:3%;inset-block-start:29%;white-space:normal;max-inline-size:6.5rem}',
    '#line-mentor{inset-inline-start:3%;inset-block-start:90%}',
    `#line-here{${pinned};inset-block-start:${percent(heightAt(drawing, here) - 44, grid.height)}}`,
    ...pins,
  ].join('')
}

const stationAt = (drawing: Drawing, at: number, station: Station) => {
  const x = drawing.reaches[at]?.from ?? 14
  if (at === 0) {
    return (
      <>
        <circle cx={x} cy="48" r="11" class="fgap inked" stroke-width="4" />
        <circle cx={x} cy="176" r="8" class="fgap inked" stroke-width="3" />
      </>
    )
  }
  if (station.meeting) {
    return (
      <>
        <circle cx={x} cy="124.5" r="27" class="fgap inked" stroke-width="5" />
        <circle cx={x} cy="124.5" r="14" class="fink" />
      </>
    )
  }
  return (
    <rect x={x - 11} y="107" width="22" height="35" rx="11" class="fgap inked" stroke-width="4" />
  )
}

function Paths({ drawing, gone }: { drawing: Drawing; gone: number }) {
  const { mentee, mentor, parting, shortcut } = drawing
  return (
    <>
      <defs>
        <clipPath id="gone">
          <rect y="-99" width={Math.max(0, gone)} height="400" />
        </clipPath>
      </defs>
      {shortcut ? (
        <path
          d={`M${shortcut.from} 124.5L${shortcut.to} 124.5`}
          class="ln mate"
          stroke-width="2"
          stroke-dasharray="2 6"
          stroke-linecap="round"
        />
      ) : null}
      {parting ? (
        <g class="ln mate" stroke-width="2.5" stroke-dasharray="7 6">
          <path d={parting.mentor} />
          <path class="sea" d={parting.mentee} />
        </g>
      ) : null}
      <path d={mentor} class="ln mate" stroke-width="6" />
      <path d={mentor} class="ln gap" stroke-width="2.6" />
      <path d={mentee} class="ln sea" stroke-width="9" />
      <path d={mentee} class="ln gap" stroke-width="4.6" />
      <g clip-path="url(#gone)">
        <path d={mentor} class="ln mate" stroke-width="6" />
        <path d={mentee} class="ln sea" stroke-width="9" />
      </g>
    </>
  )
}

function Dots({
  drawing,
  stations,
  tallies,
}: {
  drawing: Drawing
  stations: Station[]
  tallies: Tally[]
}) {
  return (
    <>
      {tallies.map(tally => {
        const x = placeOfDay(drawing, stations, tally.on)
        const base = heightAt(drawing, x) - 17
        return Array.from({ length: Math.min(tally.count, mostDots) }, (_, at) => (
          <circle
            cx={x}
            cy={base - 13 * at}
            r={at < tally.stuck ? 4 : 5}
            class={at < tally.stuck ? 'fgap warm' : 'fsea'}
            stroke-width={at < tally.stuck ? 2.5 : undefined}
          />
        ))
      })}
    </>
  )
}

function Map({ stations, today, names, tallies }: LineProps) {
  const drawing = drawLine(stations)
  const here = placeOfDay(drawing, stations, today)
  const begun = stations.some(station => station.state !== 'ahead')
  const y = heightAt(drawing, here)
  return (
    <div class={tallies ? 'map peopled' : 'map'} aria-hidden="true">
      <svg viewBox={`0 0 ${grid.width} ${grid.height}`} aria-hidden="true" focusable="false">
        <Paths drawing={drawing} gone={begun ? here : 0} />
        {stations.map((station, at) => stationAt(drawing, at, station))}
        {tallies ? <Dots drawing={drawing} stations={stations} tallies={tallies} /> : null}
        {begun && !tallies ? (
          <>
            <path d={`M${here} ${y - 18}V${y - 12}`} class="warm" stroke-width="2.5" />
            <circle cx={here} cy={y} r="12" class="fgap warm" stroke-width="4" />
            <circle cx={here} cy={y} r="5.5" class="fwarm" />
          </>
        ) : null}
      </svg>
      <span id="line-mentee">{names.mentee}</span>
      <span id="line-mentor">{names.mentor}</span>
      {begun && !tallies ? (
        <span class="pin" id="line-here">
          {names.here}
        </span>
      ) : null}
      {(tallies ?? []).map((tally, at) => (
        <span class="tally" id={`tally-${at}`}>
          {tally.count}
        </span>
      ))}
    </div>
  )
}

function Stops({ stops }: { stops: StopWords[] }) {
  if (stops.length === 0) return null
  return (
    <ul class={stops.length > 4 ? 'stops two' : 'stops'}>
      {stops.map(stop => (
        <li class={stop.state === 'ahead' ? undefined : stop.state}>
          {stop.to ? <a href={stop.to}>{stop.title}</a> : stop.title}
          {stop.more ? <i> {stop.more}</i> : null}
        </li>
      ))}
    </ul>
  )
}

const stationClass = (station: Station) =>
  [station.state === 'ahead' ? '' : station.state, station.meeting ? 'terminus' : '']
    .filter(name => name !== '')
    .join(' ') || undefined

/** The line: the drawing from 60rem up, the words always; on a phone the words are the line. */
export function TheLine(props: LineProps) {
  const { visit, stations, stops, prose, names } = props
  return (
    <div class="line">
      <Map {...props} />
      <ol id="stations">
        {stations.map(station => (
          <li
            class={stationClass(station)}
            aria-current={station.state === 'here' ? 'step' : undefined}
          >
            <h3>{told(station.phase.title, visit.language)}</h3>
            <p class="when">{sayDays(visit.language, station.from, station.to, 'plain')}</p>
            {station.state === 'here' ? <p class="hereword">{names.here}</p> : null}
            {prose?.get(station.phase.key) ?? <Stops stops={stops.get(station.phase.key) ?? []} />}
          </li>
        ))}
      </ol>
    </div>
  )
}
