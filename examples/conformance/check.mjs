// Checks another system by the vectors of this kit:
//
//   node check.mjs COMMAND [ARGUMENT...]
//
// The command is asked on its standard input, a line of JSON each:
//
//   {"rule":"term","input":{"from":"2025-04-25","n":5,"unit":"working-days"}}
//
// and answers each with a line of JSON on its standard output, in order:
//
//   {"due":"2025-05-06"}
//
// Exit status 0: all vectors agree; 1: some differ; 2: the command did not answer.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { isDeepStrictEqual } from 'node:util'

const folder = new URL('../../indicator/conformance/vectors/', import.meta.url)
const sets = readdirSync(folder).sort().map(name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
const vectors = sets.flatMap(set => set.vectors.map(vector => ({ rule: set.rule, ...vector })))

const [command, ...args] = process.argv.slice(2)
if (!command) {
  console.error('node check.mjs COMMAND [ARGUMENT...]')
  process.exit(2)
}
const system = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
system.on('error', fault => {
  console.error(fault.message)
  process.exit(2)
})
system.stdin.on('error', () => {}) // it ended before it was asked all: too few answers, said below
system.stdin.end(vectors.map(({ rule, input }) => JSON.stringify({ rule, input }) + '\n').join(''))

const tallies = new Map(sets.map(set => [set.rule, { right: 0, of: set.vectors.length }]))
let n = 0
for await (const line of createInterface({ input: system.stdout })) {
  const vector = vectors[n++]
  if (!vector) break
  let answer
  try {
    answer = JSON.parse(line)
  } catch {
    answer = line
  }
  if (isDeepStrictEqual(answer, vector.expected)) {
    tallies.get(vector.rule).right++
  } else {
    console.log(`${vector.id}: ${JSON.stringify(answer)}, expected ${JSON.stringify(vector.expected)} (${vector.note})`)
  }
}
for (const [rule, { right, of }] of tallies) console.log(`${rule.padEnd(9)} ${String(right).padStart(3)} / ${of}`)
if (n !== vectors.length) {
  console.error(`${n} answers to ${vectors.length} questions`)
  process.exit(2)
}
process.exit([...tallies.values()].every(({ right, of }) => right === of) ? 0 : 1)
