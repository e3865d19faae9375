// Makes docs/pictures from the demo, five weeks before the meeting. Needs Chromium (CHROMIUM=path).
import { run } from './own-node.mjs'

run(['./bin/take-pictures.mjs'])
