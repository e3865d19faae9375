// HiGHS on the market of a crowd, in a process of its own: node test/bench/matching-peer.ts <crowd>
import load from 'highs'
import { crowds, largeCrowds, marketOfCrowd, type Crowd } from './crowd.ts'

const crowd: Crowd | undefined = { ...crowds, ...largeCrowds }[process.argv[2] ?? '']
if (!crowd) throw new Error('There is no such crowd')
const { mentees, mentors, start, mentor, score, need, most } = marketOfCrowd(crowd)
const began = process.cpuUsage()
const highs = await (load as unknown as typeof load.default)()
const starts = Int32Array.from({ length: mentor.length + 1 }, (_, at) => 2 * at)
const indices = new Int32Array(2 * mentor.length)
for (let mentee = 0; mentee < mentees; mentee++) {
  for (let pair = start[mentee] ?? 0; pair < (start[mentee + 1] ?? 0); pair++) {
    indices[2 * pair] = mentee
    indices[2 * pair + 1] = mentees + (mentor[pair] ?? 0)
  }
}
const rows = mentees + mentors
const model = highs.createModel({
  numCols: mentor.length,
  numRows: rows,
  sense: highs.constants.objectiveSense.maximize,
  colCost: score,
  colLower: new Float64Array(mentor.length),
  colUpper: new Float64Array(mentor.length).fill(1),
  rowLower: new Float64Array(rows),
  rowUpper: Float64Array.from([...need, ...most]),
  matrix: {
    format: 'csc',
    numRows: rows,
    numCols: mentor.length,
    starts,
    indices,
    values: new Float64Array(indices.length).fill(1),
  },
})
model.run()
const { user, system } = process.cpuUsage(began)
process.stdout.write(
  JSON.stringify({ total: Math.round(model.getObjectiveValue()), seconds: (user + system) / 1e6 }),
)
