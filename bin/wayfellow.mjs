#!/usr/bin/env node
// The wayfellow command: serve, guide check|print|export|import, sign-in.
import { run } from './own-node.mjs'

run(['--import', './bin/jsx.mjs', './bin/command.mjs', ...process.argv.slice(2)])
