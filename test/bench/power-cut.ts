// npm run bench:power-cut -- [how many cuts] [seed]
// Cuts the power of the embedded database while it writes, in two ways, and with a control.
import { cutPower, type CutFigures } from './cutting.ts'

const [cuts = '20', seed = '87'] = process.argv.slice(2)
const tell = (line: string) => process.stderr.write(`  ${line}\n`)
const given = { cuts: Number(cuts), seed: Number(seed), tell }

const ours = [
  await cutPower({ ...given, way: 'folder copied while writing' }),
  await cutPower({ ...given, way: 'only what was synced' }),
]
const control = await cutPower({ ...given, cuts: 3, way: 'as PGlite is shipped' })

const line = ({ way, cuts, acknowledged, lost, notOpened }: CutFigures) =>
  `${way}: ${cuts} cuts, ${acknowledged} letters acknowledged, ${lost} lost, ${notOpened} not opened\n`
process.stdout.write(ours.map(line).join(''))
process.stdout.write(`The control, ${line(control)}`)
const bad = ours.some(({ lost, notOpened }) => lost + notOpened > 0) || control.lost === 0
process.exit(bad ? 1 : 0)
