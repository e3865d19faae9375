#!/usr/bin/env node
// The wayfellow command: serve, match, guide check|print|export|import, sign-in.
import { join } from 'node:path'
import { root, run } from './own-node.mjs'

const [verb, ...rest] = process.argv.slice(2)
const own = name => join(root, 'bin', name)
// Files to match lie where one stands; everything else belongs to the house.
if (verb === 'match') run([own('match.mjs'), ...rest], process.cwd())
else run(['--import', own('jsx.mjs'), own('command.mjs'), ...process.argv.slice(2)])
