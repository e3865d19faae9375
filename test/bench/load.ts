import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'

/** What a load of requests came to. */
export type Figures = { perSecond: number; p50: number; p99: number; failed: number }

const one = (agent: Agent, url: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const asked = request(url, { agent, headers }, answer => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.on('error', reject)
    asked.end()
  })

/** Asks one address through so many connections for so many seconds. Loopback only. */
export async function load(
  url: string,
  {
    headers,
    connections,
    seconds,
  }: { headers: Record<string, string>; connections: number; seconds: number },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const took: number[] = []
  let failed = 0
  const end = performance.now() + seconds * 1000
  const ask = async () => {
    while (performance.now() < end) {
      const began = performance.now()
      const status = await one(agent, url, headers).catch(() => 0)
      if (status !== 200) failed += 1
      took.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: connections }, ask))
  agent.destroy()
  took.sort((a, b) => a - b)
  const at = (share: number) => Math.round((took[Math.floor(took.length * share)] ?? 0) * 10) / 10
  return { perSecond: Math.round(took.length / seconds), p50: at(0.5), p99: at(0.99), failed }
}
