// npm start: installs what is missing, then runs Wayfellow on its own Node.
import { run } from './own-node.mjs'

run(['--import', './bin/jsx.mjs', './bin/serve.mjs'])
